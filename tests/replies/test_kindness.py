"""Who cries at a kindness is not asked to celebrate it, and nobody has to make little of what they gave."""

from __future__ import annotations

import pytest

from tearwise.replies import guidance_for
from tearwise.replies.sample import reading_of


@pytest.mark.parametrize("bond", ["partner", "parent", "child", "sibling", "friend", "acquaintance", "unknown"])
@pytest.mark.parametrize("meaning", ["joy_relief", "love", "connection"])
def test_nothing_has_to_be_said_or_celebrated(meaning: str, bond: str) -> None:
    given = reading_of(meaning, bond=bond, text="She cried when I brought her soup.")
    one = guidance_for(given, pronoun="she", trigger="kindness")
    assert one.now[0].text.startswith("It seems to have reached her.")
    said = " ".join([line.text for line in one.later] + [opener.text for opener in (*one.say, *one.again)])
    assert "elebrate" not in said
    assert "happy" not in said


@pytest.mark.parametrize("meaning", ["loss_fear", "other", "remorse"])
def test_beside_something_heavy_it_is_met_as_that(meaning: str) -> None:
    given = reading_of(meaning, bond="friend", text="She cried when I brought her soup.")
    assert "reached her" not in guidance_for(given, pronoun="she", trigger="kindness").now[0].text


def test_a_stranger_who_fears_for_somebody_is_not_told_that_one_cannot_know_whom_they_lost() -> None:
    given = reading_of("loss_fear", bond="stranger", text="A man in the corridor cried, his wife was in surgery.")
    one = guidance_for(given, pronoun="he", trigger="illness_or_injury")
    assert "lost" not in one.now[0].text
    assert "ring" in one.now[0].text


@pytest.mark.parametrize("bond", ["partner", "parent", "sibling", "friend", "acquaintance", "unknown"])
def test_so_it_is_where_nothing_is_likely_but_a_kindness_is_plain(bond: str) -> None:
    given = reading_of(bond=bond, text="He cried when I brought him some soup.")
    one = guidance_for(given, pronoun="he", trigger="kindness")
    assert (one.kind, one.meanings, one.ask) == ("unclear", (), None)
    assert one.now[0].text.startswith("It seems to have reached him.")
    assert "upset" not in " ".join(opener.text for opener in one.say)
