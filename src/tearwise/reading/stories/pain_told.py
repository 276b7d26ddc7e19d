"""Whether an account tells that somebody cries at hearing what another suffers: "my dad cried when I told him I'm being
bullied", "she told me what she went through and I cried"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, WORD_BEGINS, any_of_each, one_of, plain
from tearwise.tables import load_table

_FILE = "pain_told.toml"
_LISTS = ("tells", "hears", "pains", "states", "unable", "through", "harms", "sees", "unless")
_WHEN = rf"(?:when|while|as|after|once|{BECAUSE})"
_GAP = rf"(?:,? (?!(?:and|but|so|then|while|when|{BECAUSE})\b)[\w'-]+){{0,5}}?"
_NOT_I = r"(?!(?:i|we|you)\b)"
_SOMEBODY = rf"{WORD_BEGINS}(?:(?:my|our|his|her|a|an|the) (?:[\w-]+ ){{0,2}}?)?{_NOT_I}[\w-]+"
_HARMER = r"(?:they|people|everyone|some(?:one|body)|(?:my|our) (?:[\w-]+ ){0,2}?[\w-]+)"
"""Who does harm to the one who tells, and is not the one who hears it: "I told him what he did to me" is no comfort."""
_DONE = r"(?:abuse|assault|rape|bullying|bullies)"
"""What is told of with "the" as well: nobody has it but who tells of it."""
_SEEING = r"(?:saw|see|sees|seeing|watched|watch|watches|watching)"
_MET_BY_OTHERS = r"(?:bullied|beaten up|picked on|teased|mocked|made fun of|humiliated|attacked|left out)"
_MET = rf"(?:{_MET_BY_OTHERS}|hurt)"
"""What is done to somebody before the eyes of the one who cries."""
_HARD = r"(?:hard|lonely|bad|awful|tough|painful|scary|frightening|miserable|horrible|terrible|difficult|rough)"
_MARKS = r"(?:bruises?|marks|scars?|burns?|wounds?|black eye)"
"""What somebody is shown that was done to another; by whom, it has to say: it may be the one who cries."""
_ANOTHER = r"(?:(?!(?:i|we|me|us|told|tells|telling|confided|admitted|confessed)\b)[\w'-]+,? ){1,7}?"
"""Whoever cries then, who is not the writer and tells nothing of their own."""
_THEN = r"(?:[.!?,;]| and| then| so)*"
"""Between what is told and the tears. One mark at a time: of a row of dots cut in all ways there are too many."""

_SUFFERING = (
    r"(?:(?:like|in) (?:this|that)(?: state| pain)?|(?:in|through) (?:so much |such |all this |this )?pain"
    r"|suffer(?:ing)?|hurting|(?:so |this |that )?(?:ill|sick|poorly|weak|frail)"
    r"|(?:go|going) through (?:it|this|that|all this))"
)
"""What somebody who suffers is seen in: "he said he hates seeing me like this"."""


class _Words(NamedTuple):
    """How a pattern speaks of the one who suffers."""

    subject: str
    being: str
    object: str
    owner: str


_WRITER = _Words("i", r"i(?:'?m| am| was|'?ve| have| had|'?d| get| got| feel| felt)", "me", "my")
_THEY = _Words(
    r"(?:he|she|they)",
    r"(?:he|she|they)(?:'?s|'re|'ve|'d| is| are| was| were| has| have| had| got| get| gets| felt)",
    r"(?:him|her|them)",
    r"(?:his|her|their)",
)


class Told(NamedTuple):
    """What pain_told.toml holds, as it is looked for in lower case.

    to_another: the ways in which another cries at what the writer suffers; to_writer: the other way round
    unless:     what else may be told with these words
    """

    to_another: re.Pattern[str]
    to_writer: re.Pattern[str]
    unless: re.Pattern[str]


def is_pain_told(text: str, another_cries: bool) -> bool:
    """Whether one who cries hears what another suffers, and nothing makes another story of it.

    another_cries: whether it is somebody else than the writer who does
    """
    said, known = plain(text), _told()
    if known.unless.search(said):
        return False
    return (known.to_another if another_cries else known.to_writer).search(said) is not None


@cache
def _told() -> Told:
    """That of pain_told.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Told:
    """What pain_told.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE, apostrophes_may_lack=True)
    sad_sight = rf"{one['sees']} {{object}} {_SUFFERING}"
    cried, tells, hears = crying_verbs().pattern(), one["tells"], one["hears"]
    another = rf"{_SOMEBODY} (?:{_NOT_I}\w+ ){{0,2}}?"
    met = rf"(?:being|getting|get|gets|was|were) (?:\w+ )?{_MET}"
    mine, theirs = _pain(one, _WRITER), _pain(one, _THEY)
    to_another = (
        rf"{cried}(?: [\w'-]+){{0,4}}? {_WHEN} (?:i|we) (?:\w+ ){{0,2}}?{tells}{_GAP} {mine}",
        rf"{cried} (?:{_WHEN} )?(?:(?:he|she|they) )?(?:\w+ )?{hears}{_GAP} {mine}",
        rf"{hears}{_GAP} {mine} and (?:[\w'-]+ ){{0,3}}?{cried}",
        rf"(?:^|(?:i|we) (?:\w+ ){{0,2}}?){tells}{_GAP} {mine}{_THEN} {_ANOTHER}{cried}",
        rf"{cried} {BECAUSE} (?:his|her|their|my|our|an?) (?:[\w-]+ ){{0,2}}?{one_of(person_nouns().everybody)}"
        rf" (?:is|was|gets|got|kept|keeps) (?:being |getting )?{_MET_BY_OTHERS}",
        rf"{cried} (?:{_WHEN} )?(?:(?:he|she|they) )?{_SEEING} (?:me|{_SOMEBODY}) {met}",
        rf"{cried}\b[^\n]{{0,80}}?\b(?:he|she|they)\b[^.!?]{{0,30}}?\b{sad_sight.format(object=_WRITER.object)}",
    )
    to_writer = (
        rf"\bi (?:\w+ ){{0,3}}?{cried}(?: [\w'-]+){{0,6}}? {_WHEN} {another}{tells}{_GAP} {theirs}",
        rf"\bi (?:\w+ ){{0,3}}?{cried} (?:{_WHEN} )?(?:i )?{hears}{_GAP} {theirs}",
        rf"{another}{tells}{_GAP} {theirs}{_THEN} i (?:\w+ ){{0,3}}?{cried}",
        rf"\bi (?:\w+ ){{0,3}}?{cried} (?:{_WHEN} )?(?:i )?{_SEEING} {_SOMEBODY} {met}",
        rf"\bi (?:\w+ ){{0,3}}?{cried}\b[^\n]{{0,40}}?\bi {sad_sight.format(object=_THEY.object)}",
    )
    to_one, to_other = (re.compile(rf"\b(?:{'|'.join(ways)})\b") for ways in (to_another, to_writer))
    return Told(to_one, to_other, re.compile(rf"\b{one['unless']}\b"))


def _pain(one: Mapping[str, str], who: _Words) -> str:
    """A pattern of what somebody suffers, with the words that go on from it."""
    harmer = rf"(?:{_HARMER}|(?:his|her|their) (?:[\w-]+ ){{0,2}}?{one_of(person_nouns().everybody)})"
    ways = (
        rf"(?:{who.owner} (?:[\w-]+ ){{0,2}}?|the (?={_DONE}\b)){one['pains']}",
        rf"{who.being} (?:[\w-]+ ){{0,2}}?{one['states']}",
        rf"{who.subject}(?:'?ve|'?d)? (?:\w+ )?{one['unable']}",
        rf"(?:what|how|all|everything|stuff|things|the (?:abuse|hell|pain|trauma|bullying))(?: that)?"
        rf" {who.subject}(?:'?ve|'?d|'?m|'?s)? (?:\w+ ){{0,2}}?{one['through']}",
        rf"how {_HARD} (?:[\w'-]+ ){{0,3}}?(?:is|it's|its|are|was|were|has been|have been|gets|got|feels|felt|been)"
        rf" for {who.object}",
        rf"what (?:had )?(?:happened|happens) to {who.object}",
        rf"(?:what|how|that) {harmer} (?:\w+ ){{0,2}}?(?:did to|does to|(?:used to|would) do to|{one['harms']})"
        rf" {who.object}",
        rf"(?:the|{who.owner}) {_MARKS} (?:that )?{harmer} (?:\w+ )?(?:left|gave {who.object}|made|caused)",
    )
    return rf"(?:{'|'.join(ways)})\b(?:,? (?!(?:and|so|then|i)\b)[\w'-]+){{0,8}}?"
