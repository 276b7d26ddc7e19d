"""Replies: what to do and say now, the five worries, and a look over the answer that somebody drafted."""

from __future__ import annotations

from tearwise.replies.guidance import Guidance, guidance_for

__all__ = ["Guidance", "guidance_for"]
