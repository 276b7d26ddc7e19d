"""Accounts as they are looked through for who cries: in lower case, with what is shortened written out, and without
what stands between somebody and what they do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tearwise.accounts.age import without_ages
from tearwise.accounts.between import BETWEEN
from tearwise.accounts.byname import in_one_word
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, WORD_BEGINS, one_of, plain
from tearwise.accounts.subject import NO_NEW_CLAUSE

_SPELLED = re.compile(r"\b(s?he)s\b|\bi'?(m)\b|\b(?!(?:we|i)re\b)(i|we|you|they)'?(ve|re)\b|[ -]in[ -]law\b")
"""What people write on a phone for "he's" and "she's", what is shortened, and what names of relatives end in, which
tells nothing here."""
_WAS = r"(?:wis|wiz|wus|wuz|wur|wir|wor)"
"""How "was" is said in Scotland and in the north: "ma maw wis greetin"."""
_NOBODY = "(?:it|that|what|there|here)"
_WRITTEN_OUT = {"m": "i am", "ve": " have", "re": " are"}
_BRACKETS = re.compile(r" ?\([^()]{1,60}\)")
_WHO = re.compile(r"(?<=\w), (?:who|whose|whom)\b([^,.!?;]{1,100}), ")
_NEW_SUBJECT = r"(?!(?:and|but|so|when|while|then) (?:i|we|he|she|they|my|our|his|her|their|the)\b)"
_NEW = rf"i|we|you|he|she|they|it|who|which|that|when|while|{BECAUSE}|but|so|{UNTIL}|if|my|our|his|her|their|and the"
_APPOSITION = "(?:an?|the|now|aged?|usually|normally|always|bless|god|of all|\\d+ ?[mf]?)"
_AGES = r"(?:aged? )?\d{1,2}(?:(?:, |,? and |,? & )\d{1,2}){1,6}"
"""Of several children: "our girls, 12, 10 and 7, cried"."""
_ADJECTIVES = "(?:(?:own|dear|poor|little|big|older|younger|best|baby|elder|eldest|youngest|twin|teenage) ){0,2}"
_PAST = (
    "took|drove|dropped|left|saw|watched|sat|went|came|got|put|said|read|found|heard|held|brought|made|gave|ran|lay|stood"
    "|woke|met|sent|wrote|told|rang|fed|bought|ate|drank|had|lost|broke|caught|did|let"
)
"""Verbs in the past that do not end in "ed"."""
_ASIDE_ABOUT_ONESELF = r"(?:\d{1,2} ?[mf]?, (?:(?!(?:my|our|the|his|her)\b)[\w'-]+(?: [\w'-]+){0,2}, ){0,2})?"
"""What some begin with: "34f, cried at work", "52, menopause, cried in the shop"."""
_NOT_DID = r"(?:did not|didn't|didnt|does not|doesn't|doesnt) (?:even )?"
_NOT_HAS = r"(?:ha[sd] not|ha[sd]n't|ha[sd]nt) (?:even )?"
NEVER = r"(?:never|hardly ever|almost never|rarely|seldom) (?:ever )?"
"""Stands before a word for crying where somebody never or hardly ever does."""
_DOES = re.compile(r"\b(?:did|ha[sd]|does)\b")
_ILL = (
    r"with (?:(?:early|late|advanced|severe|bad|terminal|vascular|lewy body|stage \w+) )?"
    r"(?:dementia|alzheimer'?s|parkinson'?s(?: dementia)?|lewy body|cancer|autism|adhd|ms|mnd|depression|anxiety|ptsd"
    r"|bipolar|down'?s(?: syndrome)?)"
)
"""What may be told of somebody before what they do: "my gran with dementia cried"."""
_DOES_TO = r"(?:\b(?:at|on|onto|into)|\w{2}ed|\b(?:hit|beat|told|hurt|shook|bit|made|kept|left|held))"


def spelled_out(text: str) -> str:
    """A text in lower case, with "he's" for "hes", "is", "has" and "had" where they are shortened before a word for
    crying, "my mum's" for "my mums", and no ages in brackets."""
    said, known = without_ages(in_one_word(plain(text))), _patterns()
    said = known.was_crying.sub("was", _SPELLED.sub(_written_out, said))
    said = known.is_crying.sub(lambda found: f"{found[1] or found[2] or found[3]} is ", said)
    said = known.had_cried.sub(lambda found: f"{found[1] or found[2]} had", said)
    return known.has_cried.sub(r"\1 has", with_apostrophes(said))


def _written_out(found: re.Match[str]) -> str:
    if found[1]:
        return f"{found[1]} is"
    return _WRITTEN_OUT["m"] if found[2] else f"{found[3] or ''}{_WRITTEN_OUT.get(found[4] or '', '')}"


def with_apostrophes(said: str) -> str:
    """A text in lower case, with "my boyfriend's phone" for "my boyfriends phone"."""
    return _patterns().belongs.sub(r"\1'", said)


def without_asides(said: str) -> str:
    """Such a text without what stands between somebody and what they do: "my dad, who is 71, cried", "my dad (a welder)
    cried". What tells in it of crying stays, unless crying comes next."""
    known = _patterns()
    said = _BRACKETS.sub(lambda found: found[0] if known.crying.search(found[0]) else "", said)
    said = known.aside.sub(lambda found: f"{next(filter(None, found.groups()))} ", said)
    return _WHO.sub(lambda found: found[0] if known.crying.search(found[1]) else " ", said)


def who_did(said: str) -> str:
    """Such a text in which somebody cried where another did not: "my husband cried" for "my son didn't cry but my
    husband did", "my mum cried" for "he hasn't cried. My mum has", and "my mate cried" for "my mate who never cries
    did"."""
    if not _DOES.search(said):
        return said
    known = _patterns()
    return known.did.sub(r"\g<whose>\g<who> cried", known.never_does.sub(r"\g<who> cried", said))


def till_they_cried(said: str) -> tuple[tuple[str, str], ...]:
    """Whom somebody did something to until they cried, and their pronoun: "my dad shouted at my son till he cried"."""
    return tuple((found[1], found[2]) for found in _patterns().till.finditer(said))


def writer_cries(said: str) -> bool:
    """Whether such a text begins with what its writer does who leaves themselves out, and cries: "walked my son to
    school and cried", "cried when my son walked". Whoever "came in and hugged me and cried" is somebody else."""
    return _patterns().writer.match(said) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for in a text in lower case.

    was_crying: "wis" before a word for crying
    is_crying: a short "is", with its apostrophe or, of one's own, without: "my mums crying", but not "the girls crying"
    has_cried: a short "has" before a word for crying: "my dad's never cried"
    had_cried: a short "had": "she'd cried", "hed been crying", "he'd been"; not the "would" of "she'd have cried"
    belongs:   somebody to whom something belongs, without an apostrophe
    aside:     a relative clause or an apposition before a word for crying; its group is what stands before it
    did:       who cried where another did not; never_does: who did though they never do
    till:      whom somebody did something to until they cried, and their pronoun
    writer:    the writer does something, and cries; cannot stop crying; cried in front of somebody
    crying:    a word for crying
    """

    was_crying: re.Pattern[str]
    is_crying: re.Pattern[str]
    has_cried: re.Pattern[str]
    had_cried: re.Pattern[str]
    belongs: re.Pattern[str]
    aside: re.Pattern[str]
    did: re.Pattern[str]
    never_does: re.Pattern[str]
    till: re.Pattern[str]
    writer: re.Pattern[str]
    crying: re.Pattern[str]


def did_cry() -> str:
    """A pattern of what whoever stands before it needs no more than that to have done: "cried", "was still crying"."""
    verbs = crying_verbs()
    going_on = verbs.pattern("ing", "states", "nouns")
    return rf"(?:{BETWEEN} ){{0,4}}{verbs.pattern('past')}\b|(?:{BETWEEN} ){{1,5}}{going_on}\b"


@cache
def _patterns() -> _Patterns:
    nouns, verbs, does = person_nouns(), crying_verbs(), did_cry()
    who, only = one_of(nouns.telling), one_of(nouns.only)
    cries = rf"(?:{does}|(?:{BETWEEN} ){{0,5}}{verbs.pattern('base', 'third')}\b)"
    words = rf"(?:(?!(?:{_NEW}|{who}|{verbs.pattern()})\b)[\w'-]+ ){{1,10}}?"
    somebody = rf"(?:{who}|{one_of(nouns.either)})"
    child = one_of(nouns.named["child"].union(*nouns.gendered["child"].values()))  # "my neighbour's crying baby"
    not_theirs = (
        r"(?!(?:me|us|himself|herself|themselves|his|their|he|she|they|my (?:arms?|shoulder|lap|chest|knees?))\b)"
    )
    whose = "(?:my|our|his|her|their|the)"
    own = rf"{not_theirs}(?!her (?!at|off|in|into|to|home|up|down|back|on|for|out)\b)"
    not_cry = (
        rf"(?:{_NOT_DID}{verbs.pattern('base')}|{_NOT_HAS}{verbs.pattern('past')}"
        rf"|{NEVER}{verbs.pattern('third')}|ha[sd] {NEVER}{verbs.pattern('past')})"
    )
    did_so = rf"(?=[.,;!?]|$| (?:when|{BECAUSE}|as|at|in|on|though|too|and)\b)"
    return _Patterns(
        was_crying=re.compile(rf"\b{_WAS}(?= (?:{BETWEEN} ){{0,4}}{verbs.pattern('ing', 'states')}\b)"),
        is_crying=re.compile(
            rf"(?:\b({somebody})'s|\b(?:(?:my|me) ({who})|({only})(?=s (?:just |only |still )?been))s) "
            rf"(?!were\b|are\b|ha[dv]|was\b|both\b|all\b)(?=(?:{BETWEEN} ){{0,2}}"
            rf"{verbs.pattern('ing', 'states')}\b(?! (?:little )?{child}s?\b))"
        ),
        has_cried=re.compile(
            rf"\b(?!{_NOBODY}'s\b)(\w+)'s"
            rf"(?= (?:(?!was\b|were\b){BETWEEN} ){{0,4}}{verbs.pattern('past')}\b)"
        ),
        had_cried=re.compile(
            rf"\b(?:(?!{_NOBODY}'d\b)(\w+)'d(?!(?: [\w']+)? have\b)(?= (?:been\b|{does}))"
            rf"|(i|we|you|s?he|they)d(?= (?:{BETWEEN} ){{0,2}}been (?:{BETWEEN} ){{0,2}}"
            rf"{verbs.pattern('ing', 'states')}\b))"
        ),
        belongs=re.compile(
            rf"(\bmy {_ADJECTIVES}(?:{only}(?=s (?!(?:and|or|who|are|were|have|both|all|had|do|don't)\b)\w)"
            rf"|{who}(?=s {one_of(nouns.belongings)}\b)))(?=s)"
        ),
        aside=re.compile(
            rf"(\w)(?:, (?:who|whose|whom)\b(?:{_NEW_SUBJECT}[^.!?;]){{1,150}}?, |,? {_AGES},? "
            rf"|, {_APPOSITION}\b[^,.!?;]{{0,60}}, )(?={cries})"
            rf"|\b({somebody}), (?!(?:{_NEW}|and|then)\b|{verbs.pattern()}\b)[a-z'-]+(?: [a-z'-]+)?, (?={does})"
            rf"|\b({somebody}) {_ILL} (?={cries})"
            rf"|(\w) who {words}(?<!and )(?<!then )(?<!but )(?={does})"
        ),
        did=re.compile(
            rf"{WORD_BEGINS}(?:{whose} )?{_ADJECTIVES}[\w-]+ {not_cry}\b"
            rf"(?:(?: (?!(?:{_NEW}|and)\b)[\w']+){{0,5}}| (?:when|if|while) [^.!?;]{{1,60}}?(?=,? but\b|[.;]))[,.;]?"
            rf"(?: (?:but|and|though))? (?P<whose>(?:{whose} {_ADJECTIVES})?)"
            rf"(?P<who>(?!(?:what|who|it|that)\b)[\w-]+) (?:did|ha[sd]|does)"
            rf"{did_so}"
        ),
        never_does=re.compile(rf"{WORD_BEGINS}(?P<who>[\w-]+),? who {not_cry},? (?:did|ha[sd]){did_so}"),
        till=re.compile(
            rf"{_DOES_TO} (?:my|our|his|her|their|the) {_ADJECTIVES}({somebody})(?: [\w']+){{0,4}}?,? {UNTIL}"
            rf" (he|she|they) (?={cries})"
        ),
        writer=re.compile(
            rf"{_ASIDE_ABOUT_ONESELF}(?:(?:just|so|today|yesterday|ok|okay|well|finally|still|ugly),? )*"
            rf"(?:(?:can(?:'t|t|not| not)|could(?:n't|nt| not)) (?:seem to )?stop {verbs.pattern('ing')}\b"
            rf"|{verbs.pattern('past')} (?:\w+ ){{0,3}}?in front of"
            rf" (?:my|every(?:one|body)|people|strangers|the (?:whole|entire))\b"
            rf"|{verbs.pattern('past')} (?:in|at|on|all|over|about) (?!(?:my|me|our|us|his|her|him|their|them)\b)"
            r"(?![^.!?]*\b(?:s?he|his|hers?|him|me)\b)"
            rf"|{verbs.pattern('past')} (?:when|as|{BECAUSE}|watching|seeing|hearing) (?:my|our)\b(?!.*\bhim\b)"
            rf"|(?:saw|watched|left|met|bumped into|ran into) (?:{own}{NO_NEW_CLAUSE}[\w'-]+ ){{1,4}}?"
            rf"with (?:his|her|their)(?: {own}{NO_NEW_CLAUSE}[\w'-]+){{1,6}}? and(?: {BETWEEN})?"
            rf" {verbs.pattern('past')}\b"
            rf"|ended up {verbs.pattern('ing')}\b|{verbs.pattern('past')} (?:on|to) my {_ADJECTIVES}{somebody}\b(?!')"
            rf"|(?!{verbs.pattern()}\b)(?:\w{{2,}}ed|{_PAST})\b"
            rf"(?:,? (?:{own}{NO_NEW_CLAUSE}[\w'-]+|i (?:am|have|had|was)\b)){{1,12}}?"
            rf",? (?:and|then)(?: {BETWEEN}){{0,3}}"
            rf" {verbs.pattern('past')}\b"
            rf"(?! (?:(?:in|into|on|onto) my|to me|with me|at me|(?:{BECAUSE}|as|since|that) s?he)\b))"
        ),
        crying=re.compile(rf"\b{verbs.pattern()}\b"),
    )
