"""Accounts as they are looked through for who cries: in lower case, with what is shortened written out, and without
what stands between somebody and what they do."""

from __future__ import annotations

import re
from functools import cache

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import one_of, plain
from tearwise.accounts.subject import BETWEEN

_ASIDE = re.compile(r" ?\((?:\d{1,2} ?[a-z]?|[a-z] ?\d{1,2})\)")
"""An age, as it stands between somebody and what they do: "my sister (33F) cried"."""
_SPELLED = re.compile(r"\b(s?he)s\b|[ -]in[ -]law\b")
"""What people write on a phone for "he's" and "she's", and what names of relatives end in, which tells nothing here."""


def spelled_out(text: str) -> str:
    """A text in lower case, with "he's" for "hes", "is" where it is shortened before a word for crying, and no ages in
    brackets."""
    said = _ASIDE.sub("", plain(text))
    said = _SPELLED.sub(lambda found: f"{found[1]} is" if found[1] else "", said)
    return _is_crying().sub(lambda found: f"{found[1] or found[2]} is ", said)


@cache
def _is_crying() -> re.Pattern[str]:
    """A short "is", with its apostrophe or, of one's own, without: "my mums crying", but not "the girls crying"."""
    known = person_nouns()
    who = one_of(known.masculine | known.feminine)
    return re.compile(
        rf"(?:\b({who})'s|\bmy ({who})s) (?!were\b|are\b|ha[dv]|was\b|both\b|all\b)(?=(?:{BETWEEN} ){{0,2}}"
        rf"{crying_verbs().pattern('ing', 'states')}\b)"
    )
