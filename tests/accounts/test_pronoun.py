"""The pronoun is taken from the account only where its words make it plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import LONGEST, PRONOUNS, CrierNamed, means_crier, pronoun_in
from tearwise.accounts.pronoun import forget


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My husband started crying at the table.", "he"),
        ("my dad just broke down in front of us", "he"),
        ("She was crying on the stairs when I came home.", "she"),
        ("My wife's brother burst into tears.", "he"),
        ("My brother told her about it and then he cried.", "he"),
        ("My boss cried in the meeting. Nobody knew where to look.", "they"),
        ("I told my sister that our neighbour cried.", "they"),
        ("My friend cried when we scattered his ashes.", "they"),
        ("My cousin cried at her grave.", "they"),
        ("My neighbour cried when she saw his coffin.", "she"),
        ("My wife cried at his funeral.", "she"),
        ("My cousin cried at his mum's funeral.", "he"),
        ("My boss cried at her own leaving do.", "she"),
        ("He held her hand. There were tears.", "they"),
        ("There were tears. His hands shook, and I held him.", "he"),
        ("My partner cried. I gave her a hug.", "she"),
        ("SHE CRIED", "she"),
        ("dad with dementia cries when my sister leaves", "he"),
        ("Mum with early Alzheimer's cried for her dad.", "she"),
        ("hes crying right now", "he"),
        ("My partner cried at the end. shes a builder.", "she"),
        ("my mother in law cried at dinner", "she"),
        ("My brother-in-law cried at the funeral", "he"),
        ("My mum's crying again, he hasn't called.", "she"),
        ("My mums crying, he left", "she"),
        ("My stepmother cried when he left.", "she"),
        ("My mam cried when he left", "she"),
        ("My dad\ncried when she left", "he"),
        ("He’s crying because she left him.", "he"),
        ("My dad didn’t cry until she hugged him", "he"),
        ("My brother and my sister cried.", "they"),
        ("both boys crying in the back of the car", "they"),
        ("My mum and my dad both cried.", "they"),
        ("My daughters were in tears when their grandad died.", "they"),
        ("My dad's eyes welled up when my sister walked down the aisle.", "he"),
        ("Tears ran down my dad's face when my sister walked down the aisle.", "he"),
        ("Tears ran down her face when he left.", "she"),
        ("I dried my mum's tears when he had left.", "she"),
        ("My dad has his mother's eyes. There were tears.", "they"),
        ("my mumʼs crying", "she"),
        ("My son (15) cried when she left.", "he"),
        ("My partner's sister (33F) cried when he left.", "she"),
        ("My (28M) friend (27F) cried when he left.", "she"),
        ("My partner [34 m] cried.", "he"),
        ("My friend (27F) told my brother and he cried.", "he"),
        ("I (28M) told my friend and they cried.", "they"),
        ("My husband, 34M, cried when she left.", "he"),
        ("My mum called. There were tears, and he was there.", "they"),
        ("My partner came home. Their dad said he would be there. They shut the door and cried.", "they"),
        ("My partner (they/them) was in tears. His brother was there, and he made tea.", "they"),
        ("My non-binary friend sobbed, and his brother, he said, was sorry.", "they"),
        ("My son told me his teacher cried.", "they"),
        ("She says her new boss cried in a meeting.", "they"),
        ("His best friend cried, he told me.", "they"),
        ("My partner told his boss, and my partner cried.", "he"),
        ("My boss cried over his phone.", "he"),
        ("my husband's ex cried on the phone to him", "they"),
        ("My brothers best mate cried about his divorce.", "they"),
        ("My friend cried because her boyfriend left her.", "she"),
        ("My friend Harold broke down. His wife no longer knows him.", "he"),
        ("My friend cried when her brother lost his job.", "they"),
        ("My best friend cried in my car, she said she's leaving him.", "they"),
        ("His ex turned up at our door crying.", "they"),
        ("My late wife's sister, Margaret, wept when he left.", "she"),
        ("His teacher cried and she said sorry.", "they"),
        ("He would always cry at Christmas after mum left.", "he"),
        ("She'd cry every time her dad rang.", "she"),
        ("When I was little mum would cry whenever dad drank.", "she"),
        ("I told my mum that dad would cry, and she cried.", "she"),
        ("", "they"),
    ],
)
def test_the_account_tells_the_pronoun_or_it_is_they(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My boyfriend cut the cord and then he looked at her and just wept.", "he"),
        ("My husband held her and cried.", "he"),
        ("My brother looked at his wife and started crying.", "he"),
        ("My dad saw her and broke down at the station.", "he"),
        ("My best mate got married. He looked round at his mum and started crying.", "he"),
        ("My husband looked at her, then burst into tears.", "he"),
        ("My wife took one look at him and burst into tears.", "she"),
        ("My son saw his mum standing there and started crying.", "he"),
        ("Her brother hugged her and cried.", "he"),
        ("My mum, who never cries, hugged me and cried.", "she"),
        ("My cousin wet herself and started crying.", "she"),
        ("My partner looked at her and cried.", "they"),
        ("I held her and my mum cried.", "she"),
        ("I hugged the dog and cried.", "they"),
        ("He keeps the ring from the day she left and cried just now.", "they"),
    ],
)
def test_who_is_looked_at_or_held_is_not_who_cries(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("I saw her standing there and crying.", "she"),
        ("I found her sat crying on the stairs.", "she"),
        ("I made him cry, and she left.", "he"),
        ("His crying scared me.", "he"),
        ("My mum came home and cried.", "she"),
        ("This morning my dad just sat there and cried.", "he"),
        ("My dad hugged my mum and she cried.", "she"),
        ("My mum and my dad cried.", "they"),
    ],
)
def test_who_is_seen_or_made_to_cry_still_is(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("When my parents split up mum was fine, dad was the one who cried.", "he"),
        ("My dad was the only one who cried at the funeral, my mum didn't.", "he"),
        ("The one who cried was my dad, mum was calm.", "he"),
        ("It was my daughter who cried in the back of his car.", "she"),
        ("My dad was not the one who cried.", "they"),
        ("My brother thinks that a man who cries is weak. My sister did.", "they"),
    ],
)
def test_it_may_be_said_who_was_the_one(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize(
    "text",
    [
        "My dad, who is 71 and a retired welder, cried when mum left.",
        "my dad, who never shows anything, cried when mum left",
        "My dad, who I've never seen cry, broke down when mum left.",
        "My dad, who is 71, retired and a bit deaf, cried when mum left.",
        "My dad, who'd been so strong, sat down on the sofa and cried when mum left.",
        "My dad, whose own dad had just died, sobbed when mum left.",
        "My dad, 71, cried when mum left.",
        "My dad, a retired welder, was crying when mum left.",
        "My dad, of all people, cried when mum left.",
        "My dad (71, retired) cried when mum left.",
        "My dad who is 71 and a retired welder cried when mum left.",
        "my dad who never shows anything just broke down when mum left",
    ],
)
def test_what_is_told_between_somebody_and_their_tears_is_passed_over(text: str) -> None:
    found = CrierNamed.of(text)
    assert (found.pronoun, found.weeping, found.alone) == ("he", {"dad"}, True)
    assert {"dad", "mum"} <= found.named


@pytest.mark.parametrize(
    ("text", "weeping"),
    [
        ("My dad, who held my mum, said nothing. She cried.", {"she"}),
        ("My dad who is 71 told me my mum cried.", {"mum"}),
        ("My dad, who was with my mum, said that my sister cried.", {"sister"}),
        ("My brother, who is a welder, came in and my mum, sobbing, left.", set()),
        ("My mum, who never cries, hugged me.", {"mum"}),
        ("A man who cries is weak.", set()),
        ("I'm a guy who does not cry in front of people.", set()),
        ("My dad is a man who really doesn't cry.", set()),
        ("I told my mum who was there and cried.", set()),
        ("He laid his ear on my belly, like he used to, and cried.", {"he"}),
    ],
)
def test_nobody_gets_tears_by_what_is_passed_over(text: str, weeping: set[str]) -> None:
    assert CrierNamed.of(text).weeping == weeping


@pytest.mark.parametrize(
    ("text", "who", "not_who"),
    [
        ("My dad shouted at my little brother till he cried.", "brother", "dad"),
        ("My dad shouted at my brother until he was sobbing.", "brother", "dad"),
        ("My dad teased my brother, til he cried.", "brother", "dad"),
        ("My mum hit my sister until she cried.", "sister", "mum"),
        ("My dad shouted at my friend till he cried.", "he", "dad"),
        ("My dad shouted at my sister till he cried.", "he", "brother"),
        ("My dad talked until he cried.", "dad", "mum"),
    ],
)
def test_until_they_cried_is_said_of_whom_something_is_done_to(text: str, who: str, not_who: str) -> None:
    found = CrierNamed.of(text)
    assert found.means(who)
    assert not found.means(not_who)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("I (f, 34) burst into tears in front of my boss.", True),
        ("I was in tears before he had finished.", True),
        ("She rang me in tears.", False),
        ("He burst into tears in front of me.", False),
        ("He saw me crying and crying.", True),
        ("My dad held me while I cried and cried.", True),
        ("My dad saw me crying and cried.", False),
        ("My mum found me sobbing and then burst into tears.", False),
        ("She caught me crying and started crying.", False),
    ],
)
def test_the_writer_is_known_by_whatever_word_says_that_they_cried(text: str, own: bool) -> None:
    assert CrierNamed.of(text).own is own


def test_who_cries_at_the_writers_tears_does_not_cry_alone() -> None:
    assert CrierNamed.of("My dad saw me and cried.").alone
    assert not CrierNamed.of("My dad saw me crying and cried.").alone


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("Walked my son to school and cried", True),
        ("Just dropped my daughter off at uni and cried all the way home. She waved.", True),
        ("Took her to nursery and then just broke down in the car", True),
        ("Sat in the car and cried", True),
        ("Cried in front of my boss today. Mortified.", True),
        ("Couldn't stop crying after the funeral, my dad pulled over", True),
        ("saw my ex with his new gf and cried in the toilet", True),
        ("cried when my son walked for the first time", True),
        ("47, going through it, cried in the bank because the queue was long. A man asked if I was ok.", True),
        ("29f, cried at work today", True),
        ("Cried at the garage till in front of me, poor soul", False),
        ("Cried in the kitchen last night, he said he was tired", False),
        ("came home with his bag and cried", False),
        ("Cried when my mum hugged him", False),
        ("Cried in front of me and said sorry", False),
        ("Couldn't stop laughing, my dad", False),
        ("Walked my son to school and he cried", False),
        ("Came in and hugged me and cried", False),
        ("Told me he's leaving and cried", False),
        ("Hugged his dad and cried", False),
        ("Sat down and cried in my arms", False),
        ("Hugged my mum and cried into my shoulder", False),
        ("swallowed 20p and cried cos he was saving it", False),
        ("My son walked to school and cried", False),
        ("Walked home and cried. Later my dad cried as well.", False),
        ("He came home. Sat in the car and cried", False),
    ],
)
def test_who_leaves_themselves_out_is_the_writer(text: str, writer: bool) -> None:
    assert CrierNamed.of(text).writer is writer
    if writer:
        assert (pronoun_in(text), CrierNamed.of(text).cried) == ("they", frozenset())


@pytest.mark.parametrize(
    ("text", "pronoun", "named"),
    [
        ("My fella cried when she left.", "he", {"fella", "she"}),
        ("my missus cried when he left", "she", {"missus", "he"}),
        ("my ex-wife cried when he left", "she", {"wife", "he"}),
        ("There were tears. He had seen my boyfriends phone.", "he", {"he", "boyfriend"}),
        ("my brothers phone rang, there were tears", "they", {"brother"}),
        ("my brothers fight all day, there were tears", "they", set()),
        ("my mums and dads cried", "they", set()),
        ("my boyfriends mum cried when he left", "she", {"boyfriend", "mum", "he"}),
    ],
)
def test_people_are_known_as_they_are_typed(text: str, pronoun: str, named: set[str]) -> None:
    found = CrierNamed.of(text)
    assert (found.pronoun, found.named) == (pronoun, named)


@pytest.mark.parametrize(
    ("text", "cried"),
    [
        ("ma maw wis greetin", {"maw"}),
        ("ma da wis greetin aw night", {"dad"}),
        ("ma mam wor cryin", {"mam"}),
        ("the wean wiz still greetin", {"wean"}),
        ("my flatmate's crying through the wall", {"flatmate"}),
        ("wor lass cried when the dog died", {"missus"}),
    ],
)
def test_was_and_is_are_known_as_they_are_said(text: str, cried: set[str]) -> None:
    assert CrierNamed.of(text).cried == cried


@pytest.mark.parametrize("text", ["My neighbour's crying baby kept me up.", "My mum's crying little boy ran to me."])
def test_whose_the_crying_child_is_does_not_cry(text: str) -> None:
    assert CrierNamed.of(text).cried.isdisjoint({"neighbour", "mum"})


@given(st.text())
def test_any_account_has_a_pronoun(text: str) -> None:
    assert pronoun_in(text) in PRONOUNS


def test_it_takes_no_longer_for_a_long_account() -> None:
    assert pronoun_in("my dad " * 2500) == "they"
    assert re.fullmatch("he|she|they", pronoun_in("he she " * 2500 + "cried"))
    assert pronoun_in("and he said and " * 1500) == "he"


@pytest.mark.parametrize(
    ("who", "text", "means"),
    [
        ("dad", "My dad cried and my mum said nothing.", True),
        ("mum", "My dad cried and my mum said nothing.", False),
        ("He", "My dad cried and my mum said nothing.", True),
        ("they", "My dad cried and my mum said nothing.", False),
        ("brother", "My brother cried, and my dad laughed.", True),
        ("dad", "My brother cried, and my dad laughed.", False),
        ("dad", "My dad came home. He cried.", True),
        ("boss", "My boss just cried in the meeting.", True),
        ("boss", "My friend cried, and my boss saw it.", False),
        ("they", "My friend cried.", True),
        ("they", "He cried and she cried.", False),
        ("she", "He cried and she cried.", False),
        ("", "He cried.", False),
    ],
)
def test_a_word_means_the_crier_where_the_account_makes_it_plain(who: str, text: str, means: bool) -> None:
    assert means_crier(who, text) is means


@given(st.text(), st.text())
def test_any_word_means_the_crier_or_not(who: str, text: str) -> None:
    assert means_crier(who, text) in (True, False)


@pytest.mark.parametrize("text", ["they're crying in the bathroom", "theyre sobbing because their dad died"])
def test_they_who_cry_are_told_however_it_is_spelled(text: str) -> None:
    assert "they" in CrierNamed.of(text).cried


@pytest.mark.parametrize("verb", ["bawlin", "sobbin", "cryin"])
def test_a_verb_without_its_last_letter_is_one(verb: str) -> None:
    assert CrierNamed.of(f"she was {verb} in the car").weeping == {"she"}


@pytest.mark.parametrize(
    ("text", "pronoun", "cried"),
    [
        (
            "I found her on the floor with a can in her lap, crying so hard. I got down too and we both cried.",
            "she",
            "her",
        ),
        ("My boss was in a meeting. I found her sitting on the steps in tears. He had told her off.", "she", "her"),
        ("I found my husband in the garage, sobbing. My wife's brother had called.", "he", "husband"),
    ],
)
def test_who_is_found_somewhere_in_tears_is_the_one_who_cries(text: str, pronoun: str, cried: str) -> None:
    said = CrierNamed.of(text)
    assert (said.pronoun, cried in said.cried) == (pronoun, True)


@pytest.mark.parametrize(
    "text",
    [
        "I found her diary on the floor. He was crying.",
        "I found her in the kitchen with my dad crying.",
        "I saw her at the door and he cried.",
        "I found her in bed, crying myself.",
    ],
)
def test_who_is_found_beside_tears_is_not(text: str) -> None:
    assert "her" not in CrierNamed.of(text).cried


@pytest.mark.parametrize(
    ("text", "cried"),
    [
        ("My son had never cried in front of us but my husband did", {"husband"}),
        ("My brother has never cried. My sister has.", {"sister"}),
        ("My son didn't cry but my husband did, when the bus left", {"husband"}),
        ("My son didn't cry when he fell off his bike but my husband did", {"husband"}),
        ("My dad is ill. He hasn't cried. My mum has, in the garage.", {"mum"}),
        ("My dad doesn't cry but my mum does", {"mum"}),
        ("My mate who never cries did when his team won", {"mate"}),
        ("My son hadn't cried but my husband had, at the gate", {"husband"}),
        ("My mum hadnt cried. My dad had no idea why she then did.", {"mum"}),
        ("My boss, who hardly ever cries, did at the leaving do", {"boss"}),
        ("Dad never cries but he did when I left", {"he"}),
        ("He didn't cry, I did.", {"i"}),
        ("My dad did not cry at the funeral. My mum did.", {"mum"}),
        ("My dad didn't cry, he did the dishes.", {"dad"}),
        ("My dad didn't cry when I left.", {"dad"}),
    ],
)
def test_who_did_where_another_did_not_is_the_one_who_cries(text: str, cried: set[str]) -> None:
    assert CrierNamed.of(text).cried == cried


@pytest.mark.parametrize(
    ("text", "cried"),
    [
        ("My sister rang me in tears.", {"sister"}),
        ("my ex-wife called me crying", {"wife"}),
        ("His ex turned up at our door, crying.", {"ex"}),
        ("My mother-in-law came into the kitchen in tears.", {"mother"}),
        ("I came home crying", {"i"}),
        ("My brother walked in on me crying.", {"me"}),
        ("My wife came home and saw my dad crying.", {"dad"}),
        ("My wife came home with our son crying.", {"son"}),
    ],
)
def test_who_rings_or_comes_in_tears_is_the_one_who_cries(text: str, cried: set[str]) -> None:
    assert CrierNamed.of(text).cried == cried


@pytest.mark.parametrize(
    ("text", "cried"),
    [
        ("My wife was in the bathroom crying.", {"wife"}),
        ("My girlfriend was on the floor sobbing when I came in.", {"girlfriend"}),
        ("My sister was sitting on the stairs, crying.", {"sister"}),
        ("My daughter is in her room crying.", {"daughter"}),
        ("he's in the kitchen crying", {"he"}),
        ("My mum's in the garden crying.", {"mum"}),
        ("I was in the kitchen crying.", {"i"}),
        ("My husband came home late and sat in the kitchen crying.", {"husband"}),
        ("My dad was at the door and my mum was crying.", {"mum"}),
        ("My brother was in the room when my wife started crying.", {"wife"}),
        ("I was in the kitchen with my mum crying.", {"mum"}),
        ("He walked in on her crying.", {"her"}),
    ],
)
def test_it_is_no_room_or_floor_that_cries_but_who_is_there(text: str, cried: set[str]) -> None:
    assert CrierNamed.of(text).cried == cried


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("My mum and dad sat on the sofa crying.", ("mum", "dad")),
        ("My mum and dad were in the kitchen, crying.", ("mum", "dad")),
        ("My sister and I sat on her bed crying.", ("sister", "i")),
        ("My mum called and my dad sat on the sofa crying.", ()),
        ("My wife and I were on the sofa when my son came in crying.", ()),
    ],
)
def test_two_who_are_somewhere_cry_together(text: str, pair: tuple[str, ...]) -> None:
    assert CrierNamed.of(text).pair == pair


def test_who_is_only_told_about_does_not_give_the_pronoun_away() -> None:
    assert pronoun_in("One of my students told me that her father has left, and cried. She is sixteen.") == "they"
    assert pronoun_in("My mum told me that she had failed and cried.") == "she"
    assert pronoun_in("My dad sat down and cried.") == "he"


@pytest.mark.parametrize("text", ["my dad held her then cried", "my dad kissed her then broke down in tears"])
def test_whom_somebody_holds_who_then_cries_is_not_the_one_who_cries(text: str) -> None:
    found = CrierNamed.of(text)
    assert (found.pronoun, found.weeping) == ("he", {"dad"})


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He got as far as his vows and then the tears just came. My aunt says it was nerves.", "he"),
        ("She was in bits all night. My boyfriend says she wants attention.", "she"),
        ("My aunt says she is fine. My uncle hugged her and the tears came.", "they"),
    ],
)
def test_who_only_says_what_they_make_of_it_does_not_tell_the_pronoun(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize(
    "piece", ["ha-", "a-", "__-", "ex-", "who ", "cried ", "(28f) ", "my mum and ", "my mum was in her "]
)
def test_an_account_of_full_length_is_looked_through_whatever_it_repeats(piece: str) -> None:
    # Where each part of a long word with hyphens counted as its beginning, these took seconds.
    text = piece * ((LONGEST - 20) // len(piece))
    assert "dad" in CrierNamed.of(f"My dad cried. {text}").weeping


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("\ufeffMum rang me in tears.", "she"),
        ("My fiance\u0301 cried at the altar.", "he"),
        ("My brother\u200b cried.", "he"),
        ("My mother\u2011in\u2011law cried when he left.", "she"),
        ("My sister cri\u00aded.", "she"),
    ],
)
def test_what_is_copied_along_and_shows_nothing_hides_nobody(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize("because", ["because", "cause", "'cause", "cos", "coz", "cuz", "bc", "becuz", "becuase"])
def test_who_cries_is_the_same_however_because_is_written(because: str) -> None:
    assert CrierNamed.of(f"My son didn't cry but my husband did {because} he was tired.").cried == {"husband"}
    assert CrierNamed.of(f"I was up {because} my sister rang me in tears.").cried == {"sister"}
    assert CrierNamed.of(f"I left {because} my mum and dad cried.").pair == ("mum", "dad")
    assert CrierNamed.of(f"I am sad {because} MIL cried.").cried == {"mother"}
    assert CrierNamed.of(f"cried {because} my mum left").writer
    assert not CrierNamed.of(f"walked my son to school and cried {because} he is so big").writer


@pytest.mark.parametrize("until", ["until", "untill", "till", "til", "'til"])
def test_who_cries_is_the_same_however_until_is_written(until: str) -> None:
    assert CrierNamed.of(f"My dad shouted at my little brother {until} he cried.").means("brother")
    assert CrierNamed.of(f"He held me {until} my sister rang me in tears.").cried == {"sister"}
    assert CrierNamed.of(f"We laughed {until} my mum and dad cried.").pair == ("mum", "dad")
    assert CrierNamed.of(f"I waited {until} MIL cried.").cried == {"mother"}


def test_who_cries_at_a_till_is_who_stands_there() -> None:
    assert CrierNamed.of("My mum stood at the till and cried.").weeping == {"mum"}


@pytest.mark.parametrize(
    ("text", "cried", "pronoun"),
    [
        ("My dad's never cried in front of me.", "dad", "he"),
        ("He's not cried since, and it worries me.", "he", "he"),
        ("My wife's already cried twice tonight.", "wife", "she"),
        ("My boss's just cried in a meeting.", "boss", "they"),
        ("My dad's friend never cried.", "friend", "they"),
        ("My dad's old friend cried.", "friend", "they"),
    ],
)
def test_a_short_has_before_the_tears_is_no_name(text: str, cried: str, pronoun: str) -> None:
    named = CrierNamed.of(text)
    assert (named.cried, named.pronoun) == ({cried}, pronoun)


@pytest.mark.parametrize(
    ("text", "cried", "pronoun"),
    [
        ("He'd been crying when I came in, and my mum saw it.", "he", "he"),
        ("hed been crying when my mum came in", "he", "he"),
        ("She’d burst into tears before he came.", "she", "she"),
        ("My brother'd never cried, my mum said.", "brother", "he"),
        ("The man I'd been seeing cried.", "man", "he"),
        ("My sister rang, shed been sobbing since he left.", "she", "she"),
        ("We stood in the shed and cried.", "we", "they"),
        ("theyve been crying all day", "they", "they"),
    ],
)
def test_a_short_had_or_have_before_the_tears_is_no_name(text: str, cried: str, pronoun: str) -> None:
    named = CrierNamed.of(text)
    assert (named.cried, named.pronoun) == ({cried}, pronoun)


@pytest.mark.parametrize("text", ["I'd cried all night.", "ive been crying all day", "id been sobbing for an hour"])
def test_a_writer_who_shortens_it_cries_all_the_same(text: str) -> None:
    assert CrierNamed.of(text).own


@pytest.mark.parametrize(
    "text", ["I'd have cried.", "I'd never have cried.", "I'd cry, too.", "I always would cry, too."]
)
def test_who_would_have_cried_did_not(text: str) -> None:
    assert not CrierNamed.of(text).own


def test_who_cries_in_an_account_is_looked_for_once_and_then_remembered_until_it_is_forgotten() -> None:
    text = "My dad cried when I told him that I was moving out."
    named = CrierNamed.of(text)
    assert CrierNamed.of(text) is named
    forget()
    assert CrierNamed.of(text) is not named
    assert CrierNamed.of(text) == named


@pytest.mark.parametrize(
    ("text", "cried"),
    [
        ("Gran told me crying that she once had another son.", {"gran"}),
        ("My brother told me, in tears, that he can't read.", {"brother"}),
        ("My sister told me crying helps.", set()),
        ("My mum told me dad was crying.", {"dad"}),
    ],
)
def test_who_tells_the_writer_something_in_tears_is_the_one_who_cries(text: str, cried: set[str]) -> None:
    assert CrierNamed.of(text).weeping == cried


def test_a_thing_behind_that_is_nobody_who_cries_with_the_writer() -> None:
    assert CrierNamed.of("I told my friend what they did to me at that party and I cried.").pair == ()
    assert CrierNamed.of("She knows that Ruth and I cried.").pair == ("ruth", "i")


def test_two_who_do_something_and_cry_together_are_a_pair() -> None:
    assert CrierNamed.of("My sister and I found mum's old letters and cried together.").pair == ("sister", "i")


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("she texted me “im crying so hard” after i said i cant come. am i a bad bf", "she"),
        ("He cried on the stairs, and she says I'm a bad mum.", "he"),
        ("he wrote “im crying” and i am the worst gf", "he"),
        ("she wrote “im crying” and my bf read it", "they"),
    ],
)
def test_what_the_writer_is_tells_nothing_of_whoever_cries(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize("thanks", ["thank you", "thanks", "thank you mum"])
def test_who_says_thank_you_and_cries_is_the_one_who_cries(thanks: str) -> None:
    assert CrierNamed.of(f"My wife said {thanks} and cried.").cried == {"wife"}
