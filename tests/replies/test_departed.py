"""Whoever has died since they cried is not to be comforted; the reader may be."""

from __future__ import annotations

import re

import pytest

from tearwise.errors import DataError
from tearwise.replies import departed, guidance_for, worry
from tearwise.replies.worry_texts import WORRIES
from tests.replies.examples import reading

DIED = "My gran died in March. The last time I saw her she cried and said she loved me."


@pytest.mark.parametrize("over", [None, True, False])
@pytest.mark.parametrize("meanings", [("love",), ("love", "loss_fear"), ()])
def test_nothing_is_to_be_done_any_more_while_the_tears_flow(meanings: tuple[str, ...], over: bool | None) -> None:
    one = guidance_for(reading(*meanings, text=DIED), over=over, relationship="family", trigger="death")
    assert (one.now, one.again) == ((), ())
    assert one.later
    assert one.meanings == meanings
    assert all(opener.to for opener in one.say)
    said = " ".join(
        [*(line.text for line in (*one.later, *one.always, *one.when, *one.help)), *(o.text for o in one.say)]
    )
    assert not re.search(r"\b(?:how (?:she|they) (?:is|are)|[Ss]tay|[Aa]sk (?:her|how))\b", said)
    assert not re.search(r"[{}]", said)


@pytest.mark.parametrize("id", WORRIES)
@pytest.mark.parametrize("meanings", [("love",), ("joy_relief", "loss_fear"), ()])
def test_nobody_is_sent_to_ask_or_to_watch_somebody_who_has_died(id: str, meanings: tuple[str, ...]) -> None:
    one = worry(id, reading(*meanings, text=DIED), relationship="family", trigger="death", pronoun="she")
    said = f"{one.title} {' '.join(line.text for line in one.lines)}"
    assert not re.search(r"ask her|next week|next days|she (?:is|treats|does)\b|[Dd]oes this|Can it|Are the", said)
    assert one.meanings == ()
    living = worry(id, reading(*meanings, text="My gran cried."), relationship="family", pronoun="she")
    assert one.lines[0] not in living.lines


def test_somebody_else_who_died_leaves_the_one_who_cries_to_be_comforted() -> None:
    one = guidance_for(
        reading("loss_fear", text="My mum cried when my gran died."), relationship="parent", trigger="death"
    )
    assert one.now
    assert not any(opener.to for opener in one.say)


def test_a_writer_who_cries_is_told_what_is_for_their_own_tears() -> None:
    one = guidance_for(reading("loss_fear", text="My gran died. I cried."), crier="narrator", relationship="family")
    assert one.now
    own = [
        guidance_for(reading("loss_fear", text=DIED), crier="narrator", relationship="family", over=over)
        for over in (False, True)
    ]
    assert [bool(one.now) for one in own] == [True, False]
    assert [bool(one.later) for one in own] == [False, True]


def test_a_damaged_file_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departed, "load_table", lambda *_: {"later": ["a"]})
    departed._departed.cache_clear()
    with pytest.raises(DataError, match=r"departed\.toml: 'always' is missing"):
        guidance_for(reading("love", text=DIED), relationship="family")
    departed._departed.cache_clear()
