"""Whether the account says that its writer hurt the one who cried. Else nobody is taken to have hurt anybody."""

from __future__ import annotations

import re

from tearwise.accounts import CrierNamed
from tearwise.accounts.phrases import SPEECH, plain
from tearwise.reading.small_child import child_words, cries_small_child, is_child, without_asides
from tearwise.reading.stories.apology import without_tears
from tearwise.reading.stories.found_out import is_found_out
from tearwise.reading.stories.own_part_patterns import Patterns, patterns

_PARAGRAPH = re.compile(r"\n\s*\n")
_END = re.compile(r"[.!?]")
_DENIED_FAULT = re.compile(r"\b(?:not|never|isn't|wasn't) (?:\w+ )?my (?:own )?fault\b")
_TOLD_BY_WRITER = re.compile(
    r"(?:^|[.!?] ?|\bi(?:'ve|'d|ve)? (?:(?!he\b|she\b|they\b)\w+ ){0,2})told (?!me\b|us\b)[^.!?]*$"
)
_LAUGHED_AT = re.compile(
    r"\b(?:others|they|everyone|everybody|nobody|no one|class|kids|boys|girls|lads|team|friends)"
    r" (?:all |just |even )?laughed\b"
    r"|\blaugh(?:ed|ing|s)? at\b"
)
"""Laughter that is not glad: "the others laughed"."""
_BESIDE = 150
"""Characters of its sentence before and after a blow that may tell that it is none: a row of blows is not gone through
from each of them."""
_PRONOUNS = frozenset({"him", "her", "them"})


def tells_own_part(text: str) -> bool:
    """Whether the account says that its writer hurt the one who cried: "I made him cry. How do I fix it?"

    Not where the one who cried says sorry as well, unless that is a small child, or where the tears are glad; nor where
    the writer's fault is only what somebody told them.
    """
    known = patterns()
    return tells_own_wrong(text) or _tells(text, (known.made, known.owns))


def tells_own_wrong(text: str) -> bool:
    """The same, where the account says what was wrong: "I shouted at her". "I made her cry" may have been a letter."""
    known = patterns()
    slips = (known.slip,) if known.guilty.search(_said(text)) else ()
    return _tells(text, (known.did, known.temper, known.wrong, *slips)) or tells_being_found_out(text)


def tells_being_found_out(text: str) -> bool:
    """The same, where the one who cried found it out or was told of it: "she found out I lied and cried"."""
    return is_found_out(text) and not crier_is_sorry(text)


def tells_any_wrong(text: str) -> bool:
    """Whether an account says of its writer that they hurt or wronged anybody, whoever it is that cries."""
    said, known = _said(text), patterns()
    return any(pattern.search(said) for pattern in (known.did, known.done))


def crier_is_sorry(text: str) -> bool:
    """Whether the account says that the one who cried says sorry, or blames themselves: "he cried and apologised".

    What the writer only guesses does not count, "I think he's ashamed"; nor does "sorry for crying".
    """
    said, known = without_tears(_said(text)), patterns()
    return any(not known.guesses.search(_before(found) + found[0]) for found in known.sorry.finditer(said))


def crier_owns_temper(text: str) -> bool:
    """Whether the one who cried was loud with somebody, and says sorry after it: "she snapped at me, then apologised in
    tears"."""
    return patterns().their_temper.search(_said(text)) is not None and crier_is_sorry(text)


def is_own_wrong(passage: str) -> bool:
    """Whether a passage of such an account tells of what its writer did, and of no tears: "I lost it with my boy"."""
    said, known = _said(passage), patterns()
    wrong = any(pattern.search(said) for pattern in (known.did, known.temper, known.slip))
    return wrong and known.tears.search(said) is None


def _tells(text: str, told: tuple[re.Pattern[str], ...]) -> bool:
    said, known = _said(text), patterns()
    found = [match for pattern in told for match in pattern.finditer(said)]
    if (
        not found
        or known.glad.search(_LAUGHED_AT.sub("", said))
        or (crier_is_sorry(text) and not cries_small_child(text))
    ):
        return False
    crier = CrierNamed.of(without_asides(said))
    return any(_owned(match, crier, known) for match in found)


def _owned(found: re.Match[str], crier: CrierNamed, known: Patterns) -> bool:
    """Whether the writer says it themselves, of the one who cried."""
    return _of_crier(found, crier, known) and _of_writer(found, known)


def _of_crier(found: re.Match[str], crier: CrierNamed, known: Patterns) -> bool:
    named = found.groupdict()
    if named.get("called") is not None:
        return named["called"] == crier.pronoun
    whom = next(filter(None, map(named.get, ("ordered", "struck", "whom", "who", "who_cried"))), None)
    if whom is None or whom in _PRONOUNS or crier.means(whom) or _is_child(whom, crier):
        return True
    if named.get("people") is None or whom.endswith("ing"):
        return False
    return known.then_cried.match(found.string, found.end()) is not None  # "I shouted at Sam and he cried"


def _of_writer(found: re.Match[str], known: Patterns) -> bool:
    """Whether it is no question, nobody else's word, and no blow in play."""
    said, before = found.string, _before(found)
    after = _END.search(said, found.end())
    sentence = said[found.start() - len(before) : after.start() if after else len(said)]
    if known.asked.search(before) or _DENIED_FAULT.search(sentence):
        return False
    if known.told.search(before) and not _TOLD_BY_WRITER.search(said[: found.start()]):
        return False
    beside = before[-_BESIDE:] + sentence[len(before) :][:_BESIDE]
    return found.groupdict().get("struck") is None or known.in_play.search(beside) is None


def _before(found: re.Match[str]) -> str:
    """What stands before a find in its sentence."""
    begins = max((end.end() for end in _END.finditer(found.string, 0, found.start())), default=0)
    return found.string[begins : found.start()]


def _is_child(whom: str, crier: CrierNamed) -> bool:
    children, kids = child_words()
    return (whom in children or re.fullmatch(kids, whom) is not None) and is_child(whom, crier)


def _said(text: str) -> str:
    """An account as it is looked through: in lower case, and of what is quoted only whether it says sorry."""

    def quoted(found: re.Match[str]) -> str:
        return "“sorry”" if re.search(r"\bsorry\b", plain(found[0])) else "“”"

    return plain(_PARAGRAPH.sub(". ", SPEECH.sub(quoted, text)))
