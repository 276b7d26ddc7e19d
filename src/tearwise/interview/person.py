"""The person who cried, as questions and guidance speak of them: pronoun, relationship, whether it was the narrator,
and what set their tears off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TypedDict

from tearwise.accounts import VALUES, Account, CrierNamed, Pronoun, chat_of, pronoun_in, reported, who_weeps
from tearwise.accounts.byname import in_one_word
from tearwise.accounts.company import all_but_writer
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.departed import without_own_death
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import PIECE, plain
from tearwise.accounts.subject import patterns
from tearwise.interview.mention import LITTLE, ME_FOR_MY, is_met, named_through, ours, told, unquoted, whole
from tearwise.interview.people import people, words_for
from tearwise.interview.relationship import SURE, relationship_in
from tearwise.interview.sender import Sender, sender_in
from tearwise.interview.several import bond_of_several, several
from tearwise.interview.trigger import trigger_in
from tearwise.reading import CRIERS, Crier, Scores

_TOO = re.compile(r"\b(?:too|also|as well|even i|and so did|so (?:did|was) i)\b")
"""By this another cried before the writer did."""
_SAYS = re.compile(r"\b(?:said|says|saying|told me(?! off\b))\b")
_SAYS_LAST = re.compile(rf"{_SAYS.pattern}[.!?\"”’]*$")
_WRITER = re.compile(r"\b(?:i|im|ive|me|myself)\b")
_SAYS_I = re.compile(r"\bi\b")
_MINE = re.compile(rf"\b{ME_FOR_MY}(?={LITTLE}(?P<noun>[\w-]+))")
"""What is "my" in many places: "me dad"."""
_FAR = "acquaintance"
"""Those of whom a writer has many: the boss whom an account names need not be the one at work who cried."""
HARDLY = 0.1
"""Below this probability of the writer, the engine knows of somebody else who cries."""
FEW = 25
"""Words of an account that has no room for other tears than those it tells of, whatever the engine makes of it."""
_I = frozenset({"i", "me"})
_SOMEBODY = frozenset({"somebody", "someone", "person", "passenger", "pensioner"})
"""Whoever is called so is not the writer, however near: "somebody cried next to me"."""
_MIRRORED = {"parent": "child", "child": "parent"}
"""What the writer who cried is to the one whom the engine took for the crier."""
_WHICH = "(?:birth|biological|foster|adoptive|adopted|host)"
"""What tells which of two somebody has: "my birth mum"."""


class Known(TypedDict):
    """Who cried and why, as guidance and the answers to worries take it."""

    pronoun: Pronoun
    crier: Crier
    relationship: str | None
    trigger: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Who cried, as far as it is known.

    pronoun:      "they" where it is not known
    relationship: what the crier is to the other, one of that question's values; None where it is not known
    crier:        "other": somebody else than the person asked; "narrator": the person asked; "unclear"
    trigger:      what set the tears off, one of that question's values; None where it is not known
    name:         what the account calls them: "your gran", "your mum and dad"; None where it has no word for them, or
                  several words for one
    """

    pronoun: Pronoun = "they"
    relationship: str | None = None
    crier: Crier = "other"
    trigger: str | None = None
    name: str | None = None

    @property
    def known(self) -> Known:
        """All but the name, by the names that ``guidance_for`` and ``worry`` have for it."""
        return Known(pronoun=self.pronoun, crier=self.crier, relationship=self.relationship, trigger=self.trigger)

    def told(self, crier: Crier, pronoun: Pronoun | None = None, *, answered: bool = False) -> Person:
        """The same where somebody says who cried, as they know better than the account tells. Where it was the other of
        the two, what one is to the other is turned round; where a "she" cried instead of a "he", it was somebody of
        whom nothing is known; and where she is one of two, she alone is spoken of.

        crier:    "unclear" leaves who it was; pronoun: how to speak of them, and None leaves it
        answered: whether they answered what the two are to each other, which then stays
        """
        crier = self.crier if crier == "unclear" else crier
        turned = {self.crier, crier} == {"other", "narrator"}
        another = crier == "other" and {self.pronoun, pronoun} == {"he", "she"}
        relationship = self.relationship
        if not answered:
            turned_round = _MIRRORED.get(relationship or "", relationship) if turned else relationship
            relationship = None if another else turned_round
        one_of_two = pronoun in ("he", "she") and " and " in (self.name or "")
        name = None if another or one_of_two else self.name
        return Person(pronoun or self.pronoun, relationship, crier, self.trigger, name)


def person_in(account: Account, scores: Scores) -> Person:
    """Who cried, by an account's answers, and by its text where the engine is sure of it."""
    if (weeps := who_weeps(account.text)) is not None:
        return _in_chat(account, weeps, scores)
    account = replace(account, text=reported(account.text))
    text, named, trigger = account.text, CrierNamed.of(account.text), trigger_in(account, scores)
    if all_but_writer(text):
        return Person(relationship=next(iter(account.answers.get("relationship") or ()), None), trigger=trigger)
    likely = scores.crier.tolist()
    best = max(range(len(CRIERS)), key=lambda at: likely[at])
    crier: Crier = CRIERS[best] if likely[best] >= SURE else "unclear"
    turned = crier != "other" and _another_cried(text, named, crier)
    writer = crier != "narrator" and not turned and _writer_cried(text, named, likely[1])
    together = not writer and cried_together(text) and (crier != "narrator" or not _I.isdisjoint(named.pair))
    chances = dict(zip(VALUES["relationship"], scores.answers["relationship"].tolist(), strict=True))
    crier = "other" if turned else "narrator" if writer else "unclear" if together else crier
    if crier == "narrator" and likely[1] > likely[0]:  # to whom the writer is what the engine says of the crier
        chances = {one: chances[_MIRRORED.get(one, one)] for one in chances}
    relationship = relationship_in(text, chances, named, crier, turned, trigger == "breakup")
    if crier == "narrator":
        relationship = _MIRRORED.get(relationship or "", relationship)
    if answer := account.answers.get("relationship"):
        relationship = answer[0]
    if trigger == "death" and crier != "narrator" and (rest := without_own_death(text, relationship)) is not None:
        trigger = trigger_in(account, scores, rest)  # the tears came before that death
    if relationship is None and crier == "other" and not named.theirs:
        relationship = bond_of_several(text, named)
    several_called = None if together else several(text, relationship, named)
    pronoun: Pronoun = "they" if several_called or together else _pronoun(text, relationship, named)
    name = None if together else several_called or _name(text, relationship, pronoun, named)
    return Person(pronoun, relationship, crier, trigger, name)


def _in_chat(account: Account, weeps: Crier, scores: Scores) -> Person:
    """Who cried, where somebody writes in a chat that they do. What they are to its reader is known by their name in
    it, and by what its reader says beside it."""
    chat = chat_of(account.text)
    assert chat is not None
    beside = CrierNamed.of(chat.prose)
    if weeps == "other" and (beside.own or beside.writer or _I.intersection(beside.pair)):
        weeps = "unclear"  # the reader tells of their own tears beside it
    found = sender_in(chat) if weeps == "other" else Sender()
    trigger = trigger_in(replace(account, text=reported(account.text)), scores)
    answer = account.answers.get("relationship")
    if answer and answer[0] != found.relationship:
        return Person(found.pronoun, answer[0], weeps, trigger)
    return Person(found.pronoun, found.relationship, weeps, trigger, found.name)


def says_who(text: str, relationship: str | None = None) -> bool:
    """Whether an account says plainly what the one who cries is to its writer: "my dad cried", "Mum cried"; or, where
    the relationship is known, names nobody else of the writer's whom "he" could be: "my son is 15, and he cried"."""
    words, named, kin = told(text), CrierNamed.of(text), people().kin
    own = (ours(text, whole(named.cried, words)) & kin) - named.beside
    if (whole(named.cried, words) | {*named.pair}) & own:
        return True
    only_one = (
        len(own) == 1 and bool(named.cried) and named.cried <= person_nouns().personal and named.pronoun != "they"
    )
    return only_one and bool(own & people().gendered.get(relationship or "", {}).get(named.pronoun, frozenset()))


def own_tears(text: str) -> bool:
    """Whether an account's words alone, without an engine, say that its writer cried, and name nobody else who did."""
    if (weeps := who_weeps(text)) is not None:
        return weeps == "narrator"
    told = reported(text)
    named, said = CrierNamed.of(told), plain(told)
    own = named.own and CrierNamed.of(unquoted(told)).own and not _reports(said)
    return named.writer or (own and _TOO.search(said) is None)


def _reports(said: str) -> bool:
    """Whether "I" may be somebody else in a text in lower case: "you're the only one who saw me cry, he said"; not in
    "I cried and she said it was okay"."""
    says = _SAYS.search(said)
    if says is None:
        return False
    return _SAYS_LAST.search(said) is not None or patterns().every.search(said, says.end()) is not None


def cried_together(text: str) -> bool:
    """Whether an account says of nobody that they cried but of the writer and another, who did so together: "we both
    cried", "my sister and I cried"."""
    named = CrierNamed.of(text)
    with_writer = bool(_I.intersection(named.pair))
    return ("we" in named.cried or with_writer) and named.cried <= {
        "we",
        "us",
        *_I,
        *(named.pair if with_writer else ()),
    }


def _writer_cried(text: str, named: CrierNamed, likely: float) -> bool:
    """Whether the words say that the writer cried and nobody else, where the engine takes another for the one who did
    or is not sure: "dad held me while I cried". likely: how likely it finds the writer"""
    if named.writer or not named.own or not CrierNamed.of(unquoted(text)).own:
        return named.writer
    said = plain(text)
    alone = likely >= HARDLY or (len(said.split()) <= FEW and not _reports(said))
    return alone and _TOO.search(said) is None


def _another_cried(text: str, named: CrierNamed, crier: Crier) -> bool:
    """Whether the words say that somebody else cried, where the engine takes the writer for the one who did or is not
    sure: whom the writer made cry or shouted at, who cried for them, "somebody", or who alone is named before tears. Of
    two who cry each for themselves it is the other, where the account has no room to be more about the writer."""
    said, known = plain(text), _another()
    if people().tears.search(said):
        return False
    if known.made_cry.search(said) or known.for_me.search(said) or (named.cried and named.cried <= _SOMEBODY):
        return True
    if named.joined and (crier == "unclear" or len(said.split()) <= FEW):
        return True
    if not named.alone or _I.intersection(named.pair):
        return False
    no_writer = len(said.split()) <= FEW and _WRITER.search(_my(said)) is None
    return crier == "unclear" or no_writer or any(map(known.has_i_and_tears, PIECE.findall(said)))


def _my(said: str) -> str:
    """A text in lower case in which "me dad" is "my dad", and "me da", too."""
    nouns = person_nouns()
    known = nouns.telling - nouns.personal
    return _MINE.sub(lambda found: "my " if found["noun"] in known else found[0], in_one_word(said))


@dataclass(frozen=True, slots=True)
class _Another:
    """Words by which somebody else cried than the writer, though "I" stands beside them; in lower case.

    made_cry: whom the writer made cry
    for_me:   who cries for the writer
    tears:    there are tears
    """

    made_cry: re.Pattern[str]
    for_me: re.Pattern[str]
    tears: re.Pattern[str]

    def has_i_and_tears(self, sentence: str) -> bool:
        """Whether the writer did something, and there are tears, in one sentence: "I shouted at him and he cried"."""
        return _SAYS_I.search(sentence) is not None and self.tears.search(sentence) is not None


@cache
def _another() -> _Another:
    verbs = crying_verbs()
    tears = verbs.pattern("base", "third", "past", "ing", "states")
    return _Another(
        re.compile(
            r"\b(?:made|make|making) (?!me\b|myself\b|us\b)(?:my |our |the )?(?:(?!me\b)\w+ ){1,3}?"
            rf"{verbs.pattern('base')}\b"
        ),
        re.compile(rf"\b{verbs.pattern('base', 'third', 'past', 'ing')} (?:for|because of) me\b"),
        re.compile(rf"\b{tears}\b"),
    )


def _name(text: str, relationship: str | None, pronoun: Pronoun, named: CrierNamed) -> str | None:
    """What the account calls the one in this relationship, as it is said to its writer: by the word that stands before
    their tears, or the first of several words for one person."""
    if relationship is None:
        return None
    known, nothing = people(), frozenset[str]()
    words = known.gendered.get(relationship, {}).get(pronoun, nothing) | known.named.get(relationship, nothing)
    found = (words - known.unsaid) & ours(text, words)
    found = found & named.cried or found
    somebody_else = relationship == _FAR and not found & named.cried and named.cried - person_nouns().personal
    if somebody_else and is_met(text, named.cried):
        return None
    first = next((one for one in told(text) if one in found), None)
    if first is None or not found <= person_nouns().same(first):
        return None if found else named_through(text, named.cried)
    which = re.search(rf"\b(?:my|our) ({_WHICH} |(?:great[ -]){{1,2}})(?={re.escape(first)}\b)", plain(text))
    return f"your {which[1] if which else ''}{first}"


def _pronoun(text: str, relationship: str | None, named: CrierNamed) -> Pronoun:
    """The pronoun as it stands before the words for crying; where that tells none, by what people in this relationship
    are called, where the text calls the one who cries so, or nobody in this relationship cries by a word of theirs."""
    if named.pronoun != "they":
        return named.pronoun
    words, bond = told(text), relationship or ""
    cried = whole(named.cried, words) & words_for(bond)
    calls = cried or set(words) - (people().unsaid - ours(text, cried))  # "a boy in her class" is not her
    called = [pronoun for pronoun, known in people().gendered.get(bond, {}).items() if calls & known]
    if len(called) == 1:
        return called[0]
    met = people().nameless.word(bond, plain(text))
    return "they" if called or met is None or len(named.kinds) > 1 else pronoun_in(f"{met} cried")
