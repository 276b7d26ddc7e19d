"""Replies: what to do and say now, the five worries, and a look over the answer that somebody drafted."""

from __future__ import annotations

from tearwise.replies.composition import guidance_for
from tearwise.replies.guidance import Guidance
from tearwise.replies.lines import Avoided, Line, Opener
from tearwise.replies.reply_check.check import Finding, ReplyCheck
from tearwise.replies.schemas import schema
from tearwise.replies.worries import WorryAnswer, all_worries, worry
from tearwise.replies.worry_texts import WORRIES

__all__ = [
    "WORRIES",
    "Avoided",
    "Finding",
    "Guidance",
    "Line",
    "Opener",
    "ReplyCheck",
    "WorryAnswer",
    "all_worries",
    "guidance_for",
    "schema",
    "worry",
]
