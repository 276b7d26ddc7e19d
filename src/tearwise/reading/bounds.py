"""What an account of a few words says so plainly that the network is not asked about it.

Each story below has its module in ``stories``, its words in a file of its name.

A network that has met good results more often than bad ones takes "got the results" for the news itself, and one that
has met many who confide in tears takes whoever was told for the one who tells. So a meaning is bounded that the words
plainly speak against, as other words decide whether anybody cries at all (``crying``): joy where the news is bad
(``tidings``; where there is news and no word of which, joy is one possibility) or good for another (``hurting_news``),
trust where it is the writer who tells (``own_news``) or nothing is told (``kept_back``), remorse where it is the writer
who did wrong (``own_part``), and all three where that was found out (``found_out``); remorse, too, where nobody is
sorry but for the tears (``apology``).

The other way round, remorse is at least likely where whoever cries owns up to a wrong of their own (``owning_up``),
which the network takes for a secret that is trusted to somebody, or says sorry for their temper (``own_part``); where
somebody asks to share a life (``proposal``), that is no loss, and likely love or joy; and where something good set the
tears off (``glad_occasion``), joy is likely.
What some bad news are about is likely, too: a ring given back a loss, a low mark something else (``tidings``).
Who misses somebody on a good day, or is left behind by good news, likely grieves (``hurting_news``). Who cries before
the writer and nobody else (``shown_to_one``) likely drops their guard, and who cries at hearing what another suffers
(``pain_told``) feels with them, where the network takes the tears for the one's own trouble, or for a trust. Who is
made one of the family, or finds kin (``made_family``), is likely moved by a bond.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tearwise.accounts import VALUES, CrierNamed, reported
from tearwise.cached_property import cached_property
from tearwise.meanings import MEANINGS
from tearwise.reading.scores import CRIERS, Floats, Scores
from tearwise.reading.stories.apology import is_for_tears, is_owed_writer
from tearwise.reading.stories.glad_occasion import glad_occasions
from tearwise.reading.stories.hurting_news import hurts_of
from tearwise.reading.stories.kept_back import keeps_the_reason
from tearwise.reading.stories.made_family import is_made_family
from tearwise.reading.stories.own_news import tells_own_news
from tearwise.reading.stories.own_part import crier_owns_temper, tells_being_found_out, tells_own_part
from tearwise.reading.stories.owning_up import is_owned_up
from tearwise.reading.stories.pain_told import is_pain_told
from tearwise.reading.stories.proposal import is_proposal
from tearwise.reading.stories.shown_to_one import is_shown_to_one
from tearwise.reading.stories.tidings import are_bad, are_open, bad_for

LONGEST = 40
"""Words of a text that may be ruled so. A longer one tells more than that."""
MOST = -3.0
"""Log-odds that are left of a meaning."""
UNTOLD = -1.5
"""Log-odds of joy, at most, where there were news and the account does not say which: one possibility among others."""
GOOD_AMONG_OTHERS = 0.3
"""The probability that the news was good there, at most."""
SHARE = 0.05
"""What is left of the probability of good news or of a parting where the words say otherwise."""
OWNED_UP = 2.0
"""Log-odds of remorse where somebody owns up to a wrong of their own, at least: named, if not first."""
PROPOSED = 0.5
"""Log-odds of love and of joy where somebody asks to share a life, at least: both are named."""
GLAD = 0.5
"""Log-odds of what a glad occasion is read as, at least."""
GLAD_MEANINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"good_news": ("joy_relief",), "kindness": ("joy_relief",), "reunion": ("joy_relief", "connection")}
)
"""What set the tears off → what they are likely there."""
ELSE = -0.5
"""Log-odds of something else, at most, at a glad occasion, where nobody else sees the tears, and where somebody is
sorry for their temper: strain may be in them, yet the words say joy, that a guard is dropped, or remorse."""
TROUBLE = -2.0
"""The same where somebody cries at what another suffers, which the network takes for their own trouble."""
NO_LOSS = frozenset(("good_news", "reunion"))
"""Glad occasions that speak against a loss. A kindness may be done to somebody who grieves."""
HURTING = 0.5
"""Log-odds of what good news that hurt are read as, at least."""
BAD_NEWS = 1.0
"""Log-odds of what bad news name by themselves, at least."""
SHOWN = 4.0
"""Log-odds of vulnerability where nobody else sees the tears, at least."""
FELT = 3.0
"""Log-odds of empathy where somebody cries at hearing what another suffers, at least."""
BOUND = 2.0
"""Log-odds of connection where somebody is made one of the family, or finds kin, at least."""
HURT_MEANINGS: Mapping[str, str] = MappingProxyType(
    {"missed": "loss_fear", "without": "other", "left": "loss_fear", "moved_on": "loss_fear"}
)
"""How good news hurt → what that is likely read as."""
LIKELY = 0.8
"""The probability of what set the tears off, at least, where the words say so: a confession, a glad occasion."""
OTHER = 0.5
"""The engine's probability that another than the writer cries, from which it matters who told and who did wrong."""
SURE_OTHER = 0.9
"""The same where the words say that it is the writer: "I told my sister and cried"."""
_GOOD_NEWS, _CONFESSING = (VALUES["trigger"].index(value) for value in ("good_news", "caught_or_confessing"))
_PARTINGS = [VALUES["trigger"].index(value) for value in ("breakup", "goodbye")]


class Told:
    """What the words of a text say, each looked for once, and only where it is asked for.

    scores: what the engine says of it, of which only who cries counts
    """

    def __init__(self, text: str, scores: Scores) -> None:
        self.said = reported(text)
        self.is_short = len(text.split()) <= LONGEST
        self._likely = float(scores.crier[CRIERS.index("other")])

    @cached_property
    def another_cries(self) -> bool:
        """Whether somebody else than the writer does."""
        return self._likely >= SURE_OTHER or (self._likely >= OTHER and not CrierNamed.of(self.said).own)

    @cached_property
    def proposes(self) -> bool:
        """Whether somebody asks to share a life."""
        return is_proposal(self.said)

    @cached_property
    def is_bad(self) -> bool:
        """Whether the news are bad."""
        return are_bad(self.said, self.another_cries)

    @cached_property
    def hurts(self) -> frozenset[str]:
        """How good news hurt."""
        return hurts_of(self.said, self.another_cries)

    @cached_property
    def glad(self) -> frozenset[str]:
        """What good set the tears off; none where there are bad news as well, or good ones that hurt."""
        return frozenset() if self.is_bad or self.hurts else glad_occasions(self.said, self.another_cries)

    @cached_property
    def owns_up(self) -> bool:
        """Whether another owns up to a wrong of their own."""
        return self.another_cries and is_owned_up(self.said)

    @cached_property
    def owns_temper(self) -> bool:
        """Whether another was loud, and is sorry for it."""
        return self.another_cries and crier_owns_temper(self.said)

    @cached_property
    def against(self) -> frozenset[str]:
        """The meanings that the words plainly speak against; none where the text is longer than ``LONGEST`` words."""
        return frozenset(self._against()) if self.is_short else frozenset()

    def _against(self) -> Iterator[str]:
        said, other = self.said, self.another_cries
        found_out = tells_being_found_out(said)  # its words say that another cries, whatever the engine makes of them
        if found_out or self.is_bad or not self.hurts.isdisjoint(("without", "moved_on")):
            yield "joy_relief"
        if self.proposes or not NO_LOSS.isdisjoint(self.glad):
            yield "loss_fear"
        nothing_told = (tells_own_news(said) or keeps_the_reason(said)) if other else is_pain_told(said, other)
        if found_out or nothing_told:
            yield "trust"
        if found_out or (other and tells_own_part(said)) or is_for_tears(said) or (not other and is_owed_writer(said)):
            yield "remorse"

    @cached_property
    def least(self) -> dict[str, float]:
        """Meaning → the log-odds that it has at least, as the words plainly say it; none where the text is longer than
        ``LONGEST`` words, or something in it speaks against the meaning."""
        least = self._least() if self.is_short else {}
        return {meaning: odds for meaning, odds in least.items() if meaning not in self.against}

    @cached_property
    def is_untold(self) -> bool:
        """Whether there were news, and the words do not say that they were good."""
        return are_open(self.said) or "loss_fear" in self.least  # where good news hurt; bad ones speak against joy

    @property
    def cheers(self) -> frozenset[str]:
        """What good set the tears off, where nothing speaks against joy."""
        return self.glad if "joy_relief" in self.least else frozenset()

    def _least(self) -> dict[str, float]:
        said, other = self.said, self.another_cries
        least = dict.fromkeys(("love", "joy_relief"), PROPOSED) if self.proposes else {}
        if self.owns_up or self.owns_temper:
            least["remorse"] = OWNED_UP
        if other and is_shown_to_one(said):
            least["vulnerability"] = SHOWN
        if is_pain_told(said, other):
            least["empathy"] = FELT
        if is_made_family(said):
            least["connection"] = BOUND
        least |= {HURT_MEANINGS[hurt]: HURTING for hurt in self.hurts}
        if self.is_bad and (meaning := bad_for(said, other)) is not None:
            least.setdefault(meaning, BAD_NEWS)
        for occasion in self.glad:
            least = dict.fromkeys(GLAD_MEANINGS[occasion], GLAD) | least
        return least


def bounded(text: str, scores: Scores) -> Scores:
    """The scores of a text, the meanings bounded that its words plainly speak against, or for; else as they are."""
    told = Told(text, scores)
    if not told.against and not told.least and not told.is_untold:
        return scores
    return replace(
        scores,
        meanings=_bounded_meanings(told, scores.meanings),
        answers={**scores.answers, "trigger": _bounded_triggers(told, scores.answers["trigger"])},
    )


def _bounded_meanings(told: Told, log_odds: Floats) -> Floats:
    """The log-odds (9,) of the meanings, within what is told."""
    least, found = told.least, log_odds.copy()
    strained = told.cheers or "vulnerability" in least or ("remorse" in least and told.owns_temper)
    for at, meaning in enumerate(MEANINGS):
        if meaning in told.against:
            found[at] = min(found[at], MOST)
        elif meaning in least:
            found[at] = max(found[at], least[meaning])
        elif meaning == "other" and "empathy" in least:
            found[at] = min(found[at], TROUBLE)
        elif meaning == "joy_relief" and told.is_untold:
            found[at] = min(found[at], UNTOLD)
        elif meaning == "other" and strained:
            found[at] = min(found[at], ELSE)
    return found


def _bounded_triggers(told: Told, likely: Floats) -> Floats:
    """The probability of each value of what set the tears off, within what is told."""
    found = likely.copy()
    if "joy_relief" in told.against:
        found[_GOOD_NEWS] *= SHARE
    elif told.is_untold:
        found[_GOOD_NEWS] = min(found[_GOOD_NEWS], GOOD_AMONG_OTHERS)
    if "remorse" in told.least and told.owns_up:
        found[_CONFESSING] = max(found[_CONFESSING], LIKELY)
    for occasion in told.cheers:
        at = VALUES["trigger"].index(occasion)
        found[at] = max(found[at], LIKELY)
    if "loss_fear" in told.against:
        found[_PARTINGS] *= SHARE
    return found
