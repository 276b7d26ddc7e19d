"""Safety: risks that an account tells of, and the notices and help lines that answer them. Decided first."""

from __future__ import annotations

from tearwise.safety.detect import find_risks, plainly_said
from tearwise.safety.lines import HelpLine
from tearwise.safety.notice import Notice, notice_for, replaces_reading
from tearwise.safety.reply import reply_risks
from tearwise.safety.young import is_young

__all__ = [
    "HelpLine",
    "Notice",
    "find_risks",
    "is_young",
    "notice_for",
    "plainly_said",
    "replaces_reading",
    "reply_risks",
]
