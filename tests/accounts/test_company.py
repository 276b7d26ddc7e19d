"""Who only says who it is that cries is not taken for the one who does."""

from __future__ import annotations

import pytest

from tearwise.accounts import CrierNamed


@pytest.mark.parametrize(
    ("text", "cried", "beside"),
    [
        ("the teacher of my son cried at the leaving do", "teacher", {"son"}),
        ("a friend of my mum cried when she heard", "friend", {"mum"}),
        ("the man next to my wife cried", "man", {"wife"}),
        ("a colleague of my husband cried at our house", "colleague", {"husband"}),
        ("the woman who raised my dad cried when she saw him", "woman", {"dad"}),
        ("the lady behind my dad was crying", "lady", {"dad"}),
        ("the girl who hit my son was crying", "girl", {"son"}),
        ("the nurse looking after my mum cried when she died", "nurse", {"mum"}),
        ("the carer who looks after my nan cried when we left", "carer", {"nan"}),
        ("a girl from my daughters class cried at the party", "girl", {"daughter"}),
        ("my mum at home with my sister cried", "mum", set()),
        ("my mum with the baby on her lap cried", "mum", {"baby"}),
        ("my dad in the front row cried", "dad", set()),
        ("stranger on the 42 bus was crying quietly", "stranger", set()),
        ("my boss in the middle of the meeting cried", "boss", set()),
        ("the guy next to me on the plane cried the whole flight", "guy", set()),
        ("everyone cried at the funeral except my brother", "everyone", {"brother"}),
        ("we all sat there and everyone cried apart from my little sister", "everyone", {"sister"}),
        ("my mum cried about everything except my dad's grave", "mum", set()),
        ("The man I'm seeing cried after dinner", "man", set()),
        ("The woman I've been seeing cried when her dog died", "woman", set()),
        ("this man I met online cried on the phone", "man", set()),
        ("the girl I sit next to in maths was crying", "girl", set()),
        ("A guy I went to school with cried at the reunion", "guy", set()),
        ("I told the man I love I cried", "i", set()),
        ("I told the nurse I knew he cried", "he", set()),
    ],
)
def test_who_stands_in_a_phrase_between_is_beside_the_one_who_cries(text: str, cried: str, beside: set[str]) -> None:
    found = CrierNamed.of(text)
    assert found.cried == {cried}
    assert found.beside == beside


def test_who_stands_beside_another_and_cries_as_well_is_not_beside_them() -> None:
    found = CrierNamed.of("the man next to my wife cried, and then my wife cried too")
    assert found.cried == {"man", "wife"}
    assert found.beside == set()


@pytest.mark.parametrize(
    ("text", "cried"),
    [
        ("at lunch mum cried", "mum"),
        ("in the car with the kids my husband cried", "husband"),
        ("next to me my dad cried", "dad"),
        ("when i was with my mum at the hospital my brother cried", "brother"),
        ("when i was with my mum at the hospital dad cried", "dad"),
        ("after a row with my mum about the wedding dad cried", "dad"),
        ("on the way home with the kids mum cried", "mum"),
        ("the nurse who said my mum was crying", "mum"),
        ("my friend with the boy who cried", "boy"),
        ("i was at the park with my daughter and she cried", "she"),
        ("my brother told my friend at work he cried", "he"),
    ],
)
def test_who_cries_after_such_a_phrase_still_does(text: str, cried: str) -> None:
    assert CrierNamed.of(text).cried == {cried}


@pytest.mark.parametrize(
    ("text", "cried", "alone"),
    [
        ("my husband wont stop crying and wont tell me why", "husband", True),
        ("my boyfriend couldnt stop crying last night", "boyfriend", True),
        ("my auntie hasn't stopped crying", "auntie", True),
        ("mums been crying", "mum", True),
        ("mum hadn't cried in years", "mum", False),
        ("my wife can't cry", "wife", False),
        ("my mum couldn't help but cry", "mum", True),
    ],
)
def test_to_be_unable_to_stop_is_to_cry(text: str, cried: str, alone: bool) -> None:
    found = CrierNamed.of(text)
    assert (found.cried, found.alone) == ({cried}, alone)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("dad held me while i cried about the divorce", True),
        ("my girlfriend asked why i was crying and i told her", True),
        ("he saw me crying", True),
        ("he walked in on me crying", True),
        ("I'm crying again, he left", True),
        ("all alone by myself and crying", True),
        ("my boyfriend rang me in tears", False),
        ("he asked can i cry now", False),
        ("i looked up and tears were on her face", False),
        ("my brother and i both cried", False),
        ("i never cry", False),
        ("i cried and she cried", False),
    ],
)
def test_the_writer_may_be_the_only_one_who_cries(text: str, own: bool) -> None:
    assert CrierNamed.of(text).own is own
