"""Marks at which a sentence may end, and whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_EMOJI = r"[\u2600-\u275A\u2761-\u27BF\u2B50\u2B55\U0001F000-\U0001FAFF][\uFE0F\u200D\u20E3\U000E0020-\U000E007F]*+"
_FACE = rf"(?:{_EMOJI}|[:;=]['’]?-?[()DP/|]++(?!\w)|</?3(?!\w))"
_FACES = rf"{_FACE}(?:[^\S\n]*+{_FACE})*+"
_STOP = re.compile(
    # the marks, what closes after them, and the emoji that follow, which belong to the sentence before them
    rf"(?P<marks>[.!?…‥。！？｡．؟۔।॥]++)(?P<closers>[\"'”’»)\]}}*_~」』）】》〉]*+)(?:[^\S\n]*+{_FACES})?+|{_FACES}"
)
_FULL_WIDTH = re.compile(r"[。！？｡．؟۔।॥]")
_DOTS = re.compile(r"\.{2,}|[.…‥]*[…‥][.…‥]*")
_QUOTE = re.compile(r"[\"'”’»]")
_NEXT = re.compile(r"(?P<space>\s*+)(?P<openers>[\"'“‘«„(\[{*_~¿¡–—\s-]*+)(?P<word>[^\W_]*+)(?P<mark>[.!?…]?)")
_BEFORE = re.compile(r"[^\s\"'“”‘’«»„()\[\]{}*_~,;:!?…]*\Z")
_LOOK_BACK = 24
"""How far back the word before a mark is looked for: further than any abbreviation is long."""

_NEVER_LAST = frozenset(
    {
        "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "fr", "rev", "sgt", "capt", "cpt", "lt", "col", "gen", "maj",
        "mt", "messrs", "mme", "mlle", "e.g", "i.e", "eg", "vs", "fig",
    }
)  # fmt: skip
"""Abbreviations that something always follows."""

_MAY_BE_LAST = frozenset({"st", "etc", "al", "jr", "sr", "inc", "ltd", "co", "dept", "approx"})
"""Abbreviations that may end a sentence, as ones with inner dots (p.m.) and initials may."""

_STARTERS = frozenset(
    {
        "i", "he", "she", "we", "they", "it", "the", "this", "that", "these", "there", "here", "my", "his", "her",
        "our", "their", "a", "an", "and", "but", "so", "then", "when", "what", "why", "how", "who", "where", "if",
        "because", "after", "before", "since", "while", "now", "today", "yesterday", "last", "no", "yes", "yeah", "not",
        "you", "one", "also", "still", "even", "just", "as", "at", "in", "on", "for", "to", "with", "from", "later",
        "eventually", "finally", "suddenly", "once", "every", "each", "nobody", "everyone", "two", "three", "four",
    }
)  # fmt: skip
"""Words that, with a capital, begin a sentence rather than go on with a name."""

_PRONOUNS = frozenset({"i", "he", "she", "we", "they", "it"})
_ENDINGS = frozenset({"s", "t", "d", "m", "re", "ve", "ll"})
"""What follows an apostrophe, or the question mark that a wrong encoding has made of it: "he?s"."""

_SAYS = re.compile(
    r"(?:'(?:d|s))?\s+(?:just |then |finally |only )?(?:said|says?|asked|asks?|whispered|replied|answered|told|shouted|"
    r"yelled|screamed|murmured|mumbled|muttered|goes|wrote|texted|repeated|begged|sobbed)\b"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """Marks, or emoji, at which a sentence may end.

    start, end: code points of the marks and of all that still belongs to the sentence: closing quotes, emoji
    marks:      "" for emoji without any
    """

    start: int
    end: int
    marks: str
    closers: str

    def ends_sentence(self, text: str, begin: int, end: int) -> bool:
        """Whether the sentence that begins at ``begin``, in a paragraph that ends at ``end``, ends here."""
        following = _NEXT.match(text, self.end, end)
        assert following is not None  # every part of it may be empty
        word, spaced = following["word"], bool(following["space"])
        if following.end() == self.end and self.end == end:
            return True
        if not self.marks:
            return word[:1].isupper()
        if _FULL_WIDTH.search(self.marks):
            return True
        before = _BEFORE.search(text, max(begin, self.start - _LOOK_BACK), self.start)
        last = before[0] if before else ""
        if not spaced:
            return self._ends_unspaced(last, word)
        if _DOTS.fullmatch(self.marks):
            return word[:1].isupper() and word.lower() != last.lower()  # not "I... I"
        if not word and following["mark"]:
            return False  # . . .
        if self.closers and word[:1].islower():
            return self._quotes() and word in _PRONOUNS and not _SAYS.match(text, following.end("word"), end)
        speaker = self._quotes() and not following["openers"] and (word == "I" or word.lower() not in _PRONOUNS)
        if speaker and _SAYS.match(text, following.end("word"), end):
            return False  # "Why?" Tom asked.
        return self.marks != "." or bool(self.closers) or not _abbreviates(last, word, self.start - begin)

    def _quotes(self) -> bool:
        return _QUOTE.search(self.closers) is not None

    def _ends_unspaced(self, last: str, word: str) -> bool:
        """Whether a space is missing after the mark: "He cried.Then he left", "why?i asked"."""
        if self.closers or len(last) < 2 or not last.isalpha() or not word.isalpha():
            return False
        if self.marks == ".":
            return last[-1].islower() and word[0].isupper() and (word == "I" or word[1:].islower())
        if _DOTS.fullmatch(self.marks):
            return word[0].isupper() and word.lower() != last.lower()
        return word not in _ENDINGS


def stops(text: str, start: int, end: int) -> Iterator[Stop]:
    """The marks between two offsets, in order."""
    for match in _STOP.finditer(text, start, end):
        yield Stop(*match.span(), match["marks"] or "", match["closers"] or "")


def _abbreviates(last: str, following: str, length: int) -> bool:
    """Whether the dot after a word only abbreviates it, or numbers an item ("1. He left")."""
    name = last.lower()
    if name in _NEVER_LAST:
        return True
    if length <= 3 and len(last) == length and (last.isdigit() or len(last) == 1):
        return True
    dotted = "." in name and name.replace(".", "").isalpha()
    if name in _MAY_BE_LAST or dotted or (len(last) == 1 and last.isupper() and last != "I"):
        return not (following[:1].isupper() and following.lower() in _STARTERS)
    return False
