"""Harm to a child that is told in few words: who it was, what is to be kept quiet, what makes a baby sleep, a pillow."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety.families import matches
from tearwise.safety.words import Words

TELLS = {
    "child_and_who_did_it": (
        "I was nine when the priest did it. My mother cried when I told her last week.",
        "She was seven when her uncle first did it. She cried telling me.",
        "when i was eight the lodger started coming in. i cried telling my wife",
    ),
    "child_kept_quiet": (
        "coach said if i told anyone about the shower id be off the team. i was crying in the car",
        "my teacher told me not to tell mum about the games in his room. i cried in bed",
        "Daughter tells of a 'secret club' at after-school with Mr. P, no pants allowed. She cried when I asked.",
    ),
    "girl_to_be_cut": (
        "my niece is to be cut this summer in the village, her mother cries but says it must be",
        "They say my daughters will be cut when we go home in July. I cry and my husband is silent.",
        "A pupil cried and asked me what FGM is, because her aunt is coming.",
    ),
    "child_made_to_sleep": (
        "My sister puts whisky in the bottle so the bairn stops greetin.",
        "The childminder puts piriton in his bottle so he sleeps, I cried when I found it.",
    ),
    "pillow_at_the_cot": (
        "been holding a pillow, looking at her cot. she's been crying for 5 hours. please",
        "my wife stood over the crib with a cushion, crying. i took it off her.",
    ),
    "child_punished": (
        "She locks him in the cellar when he cries, she told me so herself, quite proudly.",
        "Mum locks my sister in the wardrobe until she stops crying",
    ),
}


def told(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


@pytest.mark.parametrize(("family", "text"), [(family, text) for family, texts in TELLS.items() for text in texts])
def test_few_words_tell_of_harm_to_a_child(family: str, text: str) -> None:
    assert family in told(text)
    assert "child_harm" in {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I was eight when my uncle taught me to swim. He cried at my wedding.",
        "My coach told me not to tell mum about the party. I cried, it was for her birthday.",
        "My coach said if I told anyone the line-up I'd be off the team. I cried, I'm captain!",
        "My gran used to put whisky in the bottle so we slept, as they did then. We cried laughing.",
        "I'm holding my nursing pillow and looking at the cot, feeding takes an hour, I cried today.",
        "My little boy locked himself in the cupboard when he cried and his sister let him out with a biscuit.",
        "My daughter is to be cut from the squad this summer and cried.",
        "My sister will be cut open next week, a caesarean, and cried with nerves.",
        "I shook the bottle and the baby laughed, then cried for milk.",
        "I shook the rattle at my baby daughter and she cried, so I sang.",
    ],
)
def test_what_sounds_alike_is_none(text: str) -> None:
    assert "child_harm" not in {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("My girlfriend cried and said she'll cut herself if I go to the lads' weekend.", "abuse"),
        ("He broke our dog's leg with the shovel, and looked at me and said, you next. He cried later.", "abuse"),
        ("They're sending my friend to Pakistan on Friday to marry someone, she's 16, she was crying", "abuse"),
        ("I gave the dog his pills and kept the rest for myself. I cry all the time.", "self_harm"),
        ("He cries when I go out with my mates. Yesterday I came home and he'd cut his arms.", "self_harm"),
        ("i think of dying every day and cry on the bus", "self_harm"),
        ("I'm dead tired and want to die. I cry each night.", "self_harm"),
        ("He cried and said he'd saved up the dog's tramadol for himself.", "self_harm"),
        ("Gran, 80, gave me her rings and cried; she has stopped taking her tablets.", "self_harm"),
        ("She self-harmed as a teenager, years ago, and tonight she has started again and cried.", "self_harm"),
    ],
)
def test_a_threat_and_a_store_are_no_less_for_what_is_told_beside_them(text: str, also: str) -> None:
    assert also in {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I gave the dog his pill, I got the dose wrong, I cried and the vet said he'd be fine.",
        "Nan (78) passed her rings to us girls, and cried, she wanted to see them worn.",
        "My wife thought I was dying and cried. I'd only fainted.",
        "He had cut his arms on the brambles and cried like a boy. We made jam.",
        "He thinks about dying his hair and cried at the first grey.",
        "my nephew whacked me in the face with his toy tractor and then cried because i said ow",
        "She told me she'd self-harmed as a teenager, twenty years back, and cried, and said how far away that girl seems now.",
    ],
)
def test_an_animals_dose_and_what_is_long_past_are_none(text: str) -> None:
    assert not risks_in(text)
