"""A reply as words in a settled form: curly quotes, contractions, chat spelling and drawn-out letters evened out.

Every word keeps the place in the text it came from, so that what is found in the settled words can be marked in the
text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from tearwise.accounts.phrases import straight
from tearwise.errors import DataError
from tearwise.replies.reply_check.lexicon import known_words
from tearwise.tables import load_table


class Word(NamedTuple):
    """A word in its settled form, or a mark such as ``?``; it stands for ``text[start:end]``."""

    form: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""(?P<word>[^\W_]+(?:['\-‑][^\W_]+)*)   # letters and digits, with apostrophes and hyphens within
      | (?P<mark>\?|!|…|\.{2,}|[.,;:()"“”„«»—–]|\n+)
      | (?P<other>[^\s\w])""",
    re.VERBOSE,
)
_HYPHENS = str.maketrans("‑", "-")
_MARKS = {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("—–;:", ",")}
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_ENDINGS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"), ("'d", "would"))
_WITH_IS = re.compile(r"he|she|it|that|this|what|who|where|how|there|here|everything|everyone|nobody")
_LAUGHING = frozenset("😂🤣💀😹😆😭🙄👏")
_SYMBOLS = "\u2600"
"""From here on lie the pictures: hearts, faces, hands."""


def words_of(text: str) -> Iterator[Word]:
    """The words and marks of a text, in order. A contraction gives two words over the same stretch of text."""
    found = list(_TOKEN.finditer(straight(text)))
    for index, match in enumerate(found):
        start, end = match.span()
        if match.lastgroup == "word":
            following = found[index + 1].group().lower() if index + 1 < len(found) else ""
            before = found[index - 1].group().lower() if index else ""
            for form in _settled(match.group(), following, before):
                yield Word(form, start, end)
        elif match.lastgroup == "mark":
            yield Word(_settled_mark(match.group()), start, end)
        elif match.group() in _LAUGHING:
            yield Word("😂", start, end)
        elif match.group() > _SYMBOLS:
            yield Word("☺", start, end)


def meant_by(word: str) -> tuple[str, ...]:
    """The words that one written word stands for, in their settled form: "don't" for "do" and "not"."""
    return _settled(word, "")


def _settled_mark(mark: str) -> str:
    if mark.startswith(".."):
        return "…"
    return "\n" if "\n" in mark else _MARKS.get(mark, mark)


def _settled(word: str, following: str, before: str = "") -> tuple[str, ...]:
    spelling = spellings()
    form = word.lower().translate(_HYPHENS)
    if form == "ur":
        return ("you", "are") if following.endswith("ing") or _AFTER_YOU_ARE.fullmatch(following) else ("your",)
    if form == "of" and _BEFORE_HAVE.fullmatch(before) and following != "course":
        return ("have",)
    if form == "your" and _AFTER_YOUR.fullmatch(following):
        return ("you", "are")
    if form not in spelling and _DRAWN_OUT.search(form):
        twice, once = _DRAWN_OUT.sub(r"\1\1", form), _DRAWN_OUT.sub(r"\1", form)
        form = twice if twice in spelling or twice in known_words() else once
    if (known := spelling.get(form)) is not None:
        return known
    if form == "can't":
        return ("can", "not")
    for ending, second in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending):
            return (form[: -len(ending)], second)
    if form.endswith("'s"):
        owner = form[:-2]
        return (*spelling.get(owner, (owner,)), "is" if _WITH_IS.fullmatch(owner) else "'s")
    return tuple(part for part in form.split("-") if part)


_AFTER_YOU_ARE = re.compile(
    r"a|an|the|so|too|not|such|just|being|never|always|really|gonna|going|still|only|fine|ok|okay|weak|"
    r"sad|upset|sorry|allowed|right|wrong|mad|angry|scared|tired|gutted|done|my|our|one|out|in|on|making|"
    r"acting|clearly|obviously|obvs|definitely|probably|literally|totally|actually|hormonal|bipolar|unstable|lucky"
)
"""What follows "ur" where it stands for "you are"."""
_AFTER_YOUR = re.compile(
    r"a|an|the|so|too|not|such|just|being|never|always|really|gonna|making|acting|overreacting|"
    r"overthinking|allowed|exaggerating|embarrassing|pathetic|ridiculous|dramatic|clearly|obviously|"
    r"definitely|probably|literally|totally|actually|hormonal|bipolar|unstable"
)
"""What follows "your" where "you are" is meant; "your only son" and "your right to cry" mean what they say."""


_BEFORE_HAVE = re.compile(r"(?:should|would|could|must)(?:n'?t)?|might")
"""Behind these "of" is how "have" sounds; "you should of course cry" means what it says."""


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Chat and phone spellings, and contractions without their apostrophe: what they stand for."""
    return parsed(load_table("tearwise.replies.reply_check", "spelling.toml"))


def parsed(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """What spelling.toml holds, checked. Raises DataError naming the entry."""
    for form, meant in data.items():
        if not isinstance(meant, str) or not meant.split():
            raise DataError(f"spelling.toml: {form!r} must stand for a word or words.")
    return MappingProxyType({form: tuple(meant.split()) for form, meant in data.items()})
