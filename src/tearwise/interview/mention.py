"""Whom an account speaks of: its words for people, without those who are somebody else's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tearwise.accounts.age import NUMBER, OLD, without_ages
from tearwise.accounts.byname import in_one_word
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import SPEECH, WORD_BEGINS, one_of, plain
from tearwise.accounts.subject import PART_OF, cries
from tearwise.interview.people import people, words_for

_WORD = re.compile(r"\w+(?:-\w+)*")
_YOUNG = (
    "(?:sons?|daughters?|bab(?:y|ies)|boys?|girls?|lads?|twins?|brothers?|sisters?|nephews?|nieces?|cousins?|kids?"
    r"|child(?:ren)?|grand\w+|step\w+)"
)
"""Whom "newborn" or "teen" only describes: "my teen daughter", where "my teen" is a child by itself."""
LITTLE = (
    "(?:(?:own|dear|poor|little|wee|baby|big|tall|old|older|elder|eldest|oldest|young|younger|youngest|middle|best|new|first|"
    "late|sweet|lovely|darling|beautiful|gorgeous|adult|grown up|grown|grown-up|teenage|foster|adopted"
    "|adoptive|birth|biological|real|host|only|amazing|wonderful|brilliant|sensitive|stoic|tough|strong|stubborn|strict|gentle"
    "|bonus|line|quiet|shy|estranged|elderly|disabled|autistic|pregnant|gay|trans"
    "|queer|enby|nb|non-binary|nonbinary|crazy|silly|favourite|favorite|actual|usually|beloved|great|current"
    "|two|three|four|childhood|school|uni|work|next-door|dearest|closest"
    rf"|(?:newborn|teen)(?= {_YOUNG}\b)) ){{0,2}}"
)
ME_FOR_MY = r"(?<!\bcall )(?<!\bcalls )(?<!\bcalled )(?<!\bcalling )me "
"""How some write "my": "me dad"; not the dad of "my stepson calls me dad", who is the writer."""
_MINE = re.compile(rf"\b(?:my|our) {LITTLE}((?:\w|-)+)|{WORD_BEGINS}((?:\w|-)+) of mine\b")
_NOT_A_NAME = re.compile(
    r"(?:\b(?:the|an?|his|her|their|your|every|each|any|no|some|this|another|one|other|single|new|young|old|bad|good|proud"
    r"|best|worst|terrible|horrible|awful|rubbish|useless|working|first-time|stay-at-home) |[-_] ?|_ \w+ "
    r"|(?:^|[.!?,;:] |\b(?:and|but|when|so|with|to|of|at|by|for|saw) )that )$"
)
"""Stands before a word for somebody that is not said like a name: "a new mum"."""
_IS = re.compile(
    r"\b(\w+?)'?s(?= (?:"
    r"(?:just|so|still|really|always|been|now|all|only|not|very|a|the|in|at|on|out|here|there|gone|upset)\b"
    r"|\w+ing\b"
    rf"|(?:(?:only|just|nearly|almost|about) )?{NUMBER}(?: ?(?:yo|y/o|years?|yrs?)(?: old)?)?"
    r"(?=[.,;!?)]|$| (?:and|but|now|so|next|on)\b)))"
)
"""What may be a short "is" or "has": "my dads crying", "my mum's been", "my lad's 14 and"."""
_POSSESSOR = re.compile(rf"{WORD_BEGINS}[\w-]+'s? (?=\w)")
_LIKE = re.compile(
    r"(?<=\w) (?:(?:exactly|just) )?(?:like|into|as bad as|no better than) (?:my|our) (?:own )?(?:\w+ )?[\w-]+"
    r"(?=[.,;!?)]|$| (?:and|again|used to|always did|did)\b)"
)
"""Whom somebody is no more than like, or turns into: "I sounded exactly like my father"."""
_OTHERS = r"(?<!\bi am )(?<!\bi'm )(?<!\bim )(?<!\bi was )\b(?:his|her|their)"
"""Whose somebody is, where it is not the writer's; but "I'm his wife" says who he is to the writer."""
_OF_WHOM = r"\2 \3's \1"
"""What "the wife of my brother" is instead: "my brother's wife"."""
_COMES = "(?:rang|rings|called|calls|phoned|phones|facetimed|texted|messaged|came|comes|turned up)"
_CHILD = "child"
_KIN = ("parent", "child", "sibling", "family")
"""Whose people are the writer's relatives, too, as far as they are one of these to them, or married to them."""
_MARRIED = frozenset({"husband", "wife"})


def told(text: str) -> list[str]:
    """The words of a text, without those that only say whose somebody is, and who is somebody else's: "my friend's
    mum", "her husband"."""
    return _WORD.findall(_spelled_out(text))


def unquoted(text: str) -> str:
    """A text without what is quoted in it, where "my mum" is the mum of whoever is quoted; as it is where all of it
    is."""
    rest = SPEECH.sub(" ", text)
    return rest if _WORD.search(rest) else text


def relative_through(text: str, cried: Collection[str]) -> str | None:
    """What somebody is to the writer whom a text names by one of the writer's own, where it is they who ``cried``: "my
    wife's dad" and "my brother's wife" are family, "my partner's daughter" is a child; None where they are neither, as
    "my friend's mum" and "my son's girlfriend" are, and where they may be nearer, as "my son's dad" is."""
    through = _through(text, cried)
    if len(through) != 1 or len(cried) != 1:
        return None
    ((whose, who),) = through
    if whose in words_for(_CHILD) and who in words_for("parent"):
        return None
    return _CHILD if whose in words_for("partner") and who in words_for(_CHILD) else "family"


def named_through(text: str, cried: Collection[str]) -> str | None:
    """What a text calls such a relative, as it is said to its writer: "your wife's dad", who is not "your dad"."""
    through = _through(text, cried)
    if len(through) != 1 or len(people().kin.intersection(cried)) != 1:
        return None
    ((whose, who),) = through
    owner, name = _said(whose), _said(who)
    return f"your {owner}'s {name}" if owner and name else None


def _said(word: str) -> str | None:
    """A word for somebody, or for one that would sound odd in a question a plain one; None where there is none."""
    if word not in people().unsaid:
        return word
    return next((plainer for plainer in ("partner", _CHILD) if word in words_for(plainer)), None)


def _through(text: str, cried: Collection[str]) -> set[tuple[str, str]]:
    """Those who ``cried``, each behind the one of the writer's own by whom they are named."""
    known, said = _patterns(), without_ages(in_one_word(plain(text)))
    found = known.through.finditer(known.of_whom.sub(_OF_WHOM, said))
    return {(one[1], one[2]) for one in found if one[2] in cried}


def is_met(text: str, cried: frozenset[str]) -> bool:
    """Whether one who cries is spoken of as nobody who was named before: "a girl in my class", "one of the lads"."""
    met = rf"\b(?:an?|another|some|one of (?:the|my|our)) {LITTLE}{one_of(cried)}\b"
    return re.search(met, plain(text)) is not None


def mine(text: str) -> list[str]:
    """Whom a text speaks of as "my", "our", or "of mine"."""
    return [found[1] or found[2] for found in _MINE.finditer(_spelled_out(text))]


def ours(text: str, cried: Collection[str]) -> set[str]:
    """The words for the writer's own people: with "my" and the like, with "the" or "me" as some say ("the wife", "me
    dad"), at the very beginning ("brother cried"), or of somebody who ``cried`` as a name is said ("so Mum cried")
    or with "a" ("a friend cried")."""
    said, known = _spelled_out(text), _patterns()
    named = {
        one[0]
        for one in known.names.finditer(_spelled_out(SPEECH.sub(" ", text)))
        if one[0] in cried and not _NOT_A_NAME.search(one.string[max(0, one.start() - 24) : one.start()])
    }
    siblings = known.sibling.findall(said)
    met = set(known.one_known.findall(said)).intersection(cried)
    return {*mine(text), *told(text)[:1], *siblings, *known.own.findall(said), *named, *met}


def whole(words: Iterable[str], told: Iterable[str]) -> frozenset[str]:
    """Words as a text has them in whole: "wife" is "ex-wife" in one that has no other."""
    kin, said = people().kin, set(told)
    longer = {part: whole for whole in sorted(said & kin) for part in whole.split("-")}
    return frozenset(word if word in said else longer.get(word, word) for word in words)


def _spelled_out(text: str) -> str:
    """A text in which a short "is" is a word, with its apostrophe or without ("my dads crying"), "ex wife" is one word
    as well, "twin brother" a brother, "six year old son" a son, and "my six year old" or "my eldest" a child. It has no
    possessor but of a face, of tears and the like: those are the person's who cries; and nobody who is somebody else's.
    Where nobody else is left but several, as "our kids", it has whose things it speaks of, "my boyfriend's phone", who
    has lost somebody, "my stepson's dad died", and to whom somebody did something: "my friend's husband left her".
    """
    kin, patterns = people().kin, _patterns()
    spoken = _IS.sub(
        lambda found: f"{found[1]} is" if "'" in found[0] or found[1] in kin else found[0],
        without_ages(in_one_word(plain(text))),
    )
    spoken = patterns.of_whom.sub(_OF_WHOM, _LIKE.sub("", spoken))
    spoken = patterns.in_two.sub(lambda found: found[0].replace(" ", "-"), spoken)
    spoken = patterns.twin.sub("", spoken)
    spoken = patterns.aged.sub(rf"\1{_CHILD}", patterns.age.sub("", spoken))
    spoken = PART_OF.sub(r"\1 ", spoken)
    left = patterns.others.sub("_", _POSSESSOR.sub("_ ", spoken))
    several = chain.from_iterable(people().several.values())
    if not kin.difference(several).isdisjoint(_WORD.findall(left)):
        return left
    for pattern in (patterns.bereft, patterns.he_cries, patterns.she_cries):
        if pattern.search(spoken):
            return patterns.others.sub("_", _POSSESSOR.sub("_ ", pattern.sub(r"\1 _", spoken)))
    if patterns.belongs.search(spoken):
        return patterns.others.sub("_", _POSSESSOR.sub("_ ", patterns.belongs.sub(r"\1 ", spoken)))
    return left


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Words for somebody: those with a hyphen, written without ("ex wife"); after "twin"; after an age; an age or a
    rank for a child; before whose they are, "the wife of my brother"; as somebody else's; as one to whom something
    belongs, whose mother died, or whose girlfriend left "him" who cries, or whose husband left "her"; as a name is
    said; as "the wife"; as "a friend"; as "little brother" at the very beginning; and by one of the writer's own who is
    a relative."""

    in_two: re.Pattern[str]
    twin: re.Pattern[str]
    age: re.Pattern[str]
    aged: re.Pattern[str]
    of_whom: re.Pattern[str]
    others: re.Pattern[str]
    belongs: re.Pattern[str]
    bereft: re.Pattern[str]
    he_cries: re.Pattern[str]
    she_cries: re.Pattern[str]
    names: re.Pattern[str]
    own: re.Pattern[str]
    one_known: re.Pattern[str]
    sibling: re.Pattern[str]
    through: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    known = people()
    kin = sorted(known.kin, key=len, reverse=True)
    gendered = set(chain.from_iterable(chain.from_iterable(kinds.values() for kinds in known.gendered.values())))
    in_two = "|".join(word.replace("-", "[ -]") for word in kin if "-" in word and not word.startswith("in-"))
    somebody = rf"(?:{'|'.join(kin)})(?![\w-])"
    relatives = frozenset().union(*map(words_for, _KIN))
    whose = one_of(relatives | words_for("partner"))
    near = one_of(known.kin - words_for("acquaintance"))  # "the teacher of my son" is known to the writer, too
    nouns = person_nouns()

    def whose_cries(pronoun: str, him: str, unlike: frozenset[str]) -> re.Pattern[str]:
        """Somebody of the writer's whose husband or the like is not the "she" who cries, or does something to "her"."""
        tears = crying_verbs().pattern("ing", "states")
        then = rf"[^!?]{{0,120}}?\b{pronoun}(?:{cries()}| {_COMES} (?:[\w'-]+ ){{0,4}}?{tears}\b)"
        return re.compile(
            rf"\b((?:my|our) {LITTLE}{one_of(known.kin - unlike)})'?s {LITTLE}"
            rf"(?:{one_of(unlike)}(?![\w'-])(?={then})"
            rf"|{somebody}(?= (?:(?!(?:and|but|so|i|my)\b)[\w'-]+ ){{1,3}}?{him}\b(?!-)(?:[ ,.]{then})))"
        )

    rank = "(?:eldest|oldest|youngest|littlest|middle one|little one|little un|wee one|wee yin|lo(?! and behold))"
    return _Patterns(
        in_two=re.compile(rf"\b(?:{in_two})\b"),
        twin=re.compile(rf"\btwin (?={somebody})"),
        age=re.compile(rf"\b{OLD},? (?={LITTLE}{somebody})"),
        aged=re.compile(
            rf"(\b(?:my|our) (?=(?:{LITTLE}{OLD}|{rank}\b)(?! {LITTLE}{somebody}))|(?:\bthe |^)(?={OLD})"
            rf"|^(?={rank}\b(?! {LITTLE}{somebody})))"
            rf"(?:{LITTLE}{OLD}|{rank}\b)"
        ),
        of_whom=re.compile(
            rf"\b(?:the|an?) ({LITTLE}{near}(?![\w-])) of (my|our|his|her|their|the)"
            rf" ({LITTLE}{somebody}(?:'s {LITTLE}{somebody})?)(?!')"
        ),
        others=re.compile(
            rf"(?:_|{_OTHERS}|\b(?:my|our) (?:{'|'.join(kin)})s) {LITTLE}{somebody}"
            rf"(?:(?:, {LITTLE}{somebody})*,? and {LITTLE}{somebody})?"
        ),
        names=re.compile(rf"\b{one_of(known.names)}\b(?!-| of\b)"),
        one_known=re.compile(rf"\ban? (?:good |close )?{LITTLE}({one_of(known.a)})\b(?!['-]| of (?!mine\b|ours\b))"),
        own=re.compile(
            rf"\b(?:the (?={one_of(known.the)}\b(?! of\b))|{ME_FOR_MY}{LITTLE}(?={one_of(gendered)}\b))([\w-]+)"
        ),
        sibling=re.compile(
            r"^(?:baby|little|lil|wee|big|older|younger|elder|eldest|oldest|youngest|middle|kid)"
            r" (brother|bro|sister|sis)\b"
        ),
        through=re.compile(rf"\b(?:my|our) {LITTLE}({whose})'?s {LITTLE}({one_of(relatives | _MARRIED)})(?!['\w-])"),
        bereft=re.compile(
            rf"\b((?:my|our) {LITTLE}(?:{'|'.join(kin)}))'?s {LITTLE}{somebody}"
            r"(?= (?:just |has |had )?(?:died|passed|dead)\b)"
        ),
        he_cries=whose_cries("he", "him", nouns.feminine - nouns.personal),
        she_cries=whose_cries("she", "her(?! own)", nouns.masculine - nouns.personal),
        belongs=re.compile(rf"\b(my {LITTLE}(?:{'|'.join(kin)}))'?s (?={one_of(person_nouns().belongings)}\b)"),
    )
