"""What an account tells of in plain words is found by its words, and by no others."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.accounts import pronoun_in
from tearwise.errors import DataError
from tearwise.replies import circumstances as module
from tearwise.replies.circumstances import always_for, circumstances, circumstances_of, help_for, now_for, parsed
from tests.replies.examples import reading


def told(text: str, trigger: str | None = None, answered: tuple[str, ...] = ()) -> tuple[str, ...]:
    given = reading(text=text, answers={"trigger": list(answered)} if answered else None)
    return circumstances_of(given, pronoun_in(text), trigger)


@pytest.mark.parametrize("id", circumstances())
def test_its_example_tells_of_it(id: str) -> None:
    one = circumstances()[id]
    assert id in told(one.example, *(sorted(one.of) if one.narrows else []))


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("glad", "My mum cried happy tears when I told her I got the job."),
        ("glad", "He got down on one knee, and then she wept for joy."),
        ("happy", "Grandad cried when I graduated, he was so happy."),
        ("smiling", "Dad cried all through the carol service, beaming."),
        ("smiling", "My wife sobbed, laughing through her tears, when we got the keys."),
        ("ended_by_writer", "I told my husband I want a divorce and he broke down."),
        ("ended_by_writer", "I finally ended things with my bf and he won’t stop crying"),
        ("ended_by_writer", "My wife cried when I said it was over."),
        ("ended_by_writer", "I told my boyfriend it's over and he cried."),
        ("ended_by_writer", "I told my girlfriend we're done. She cried."),
        ("ended_by_crier", "My boyfriend left me last night and cried while he packed."),
        ("ended_by_crier", "She broke up with me and sobbed the whole time."),
        ("came_out", "My daughter told me she's gay, she was shaking and crying."),
        ("came_out", "My dad came out as gay at 60 and sobbed."),
        ("came_out", "My son said he might be gay, and please don't hate me, in tears."),
        ("came_out", "She cried and asked do you still love me. She thinks she might be a lesbian."),
        ("came_out", "He said he is bi, and cried: don't hate me."),
        ("came_out", "My son told me he's gay and cried. I told him I love him."),
        ("came_out", "She came out to me as trans, crying. I said are you sure, and I feel awful."),
        ("came_out", "My friend told me he's trans. He cried when I told him he can stay with us."),
        ("breakup", "Mum and dad split up, my brother cried."),
        ("dying", "Dad only has weeks left and my sister cried."),
        ("dying", "The doctors said there is nothing more they can do. He wept."),
        ("forgetting", "Nan cried, she asked me who I was."),
        ("forgetting", "My grandmother has dementia. I showed her a photograph and she cried. Soon, Gran, I said."),
        ("forgetting", "My dad has Alzheimer's. He cried and asked for his mother."),
        ("came_out", "My best mate and I were fishing. Out of nowhere he said he's gay, and he started crying."),
        ("came_out", "My sister told me that she's bi and cried."),
        ("came_out", "My daughter told me tonight that she's bi. She sobbed."),
        ("came_out", "My wife told me she thinks she's a lesbian and cried in the kitchen."),
        ("came_out", "My son finally told us that he likes boys, he was crying so hard."),
        ("came_out", "My mate said he's into guys. He was in tears."),
        ("relapse", "My brother has been sober for eleven months. He was crying and said he'd had a drink."),
        ("since_stroke", "My nan cries when she sees me, ever since her stroke."),
        ("came_back", "My wife had a panic attack at work and cried in the car."),
        ("came_back", "next door let off fireworks, my brother is ex army, he was under the table crying"),
        ("sent_away", "My boyfriend cried and locked himself in the bathroom."),
        ("sent_away", "My sister sobbed and said she'd rather be alone."),
        ("no_child", "We have been trying for a baby for years. My husband cried at the negative test."),
        ("own_loss", "I passed her favourite shop and cried. I lost my gran in May."),
        ("relapse", "My wife is two years clean. She cried and said she used last night."),
        ("art_or_nature", "We watched Titanic. She cried for an hour."),
        ("art_or_nature", "He cried when the dog died in the film."),
        ("own_feedback", "I had to let her go today, she cried in my office."),
        ("own_feedback", "I gave a junior some feedback and he teared up."),
        ("mistreatment", "My boss tore into me in front of the team and I cried in the toilet."),
        ("mistreatment", "They made fun of my accent, I cried on the bus."),
        ("mistreatment", "I cry every time my boyfriend raises his voice."),
        ("mistreatment", "He shouts at me about everything and I cried in the bath."),
        ("young_writer", "I'm in year 9. My friend cried in maths."),
        ("young_writer", "Im only 13 and my mum cried."),
        ("young_writer", "I'm a 15 year old girl and my friend cried."),
        ("sudden", "My mum bursts into tears out of nowhere."),
        ("relapse", "My dad started drinking again after two years sober. He cried and said sorry."),
        ("relapse", "My brother fell off the wagon and cried on the phone."),
        ("relapse", "My husband confessed that he's been gambling again, he sobbed."),
        ("after_sex", "My boyfriend teared up during sex last night."),
        ("after_sex", "She started crying after our first time. I asked if I hurt her."),
        ("after_sex", "We made love and he cried and said he loves me."),
        ("unwanted", "My ex keeps texting me, crying."),
        ("unwanted", "I broke up with him in May. He showed up at my door last night and cried."),
        ("before_child", "I cried in front of the kids this morning, and they went quiet."),
        ("before_child", "My toddler saw me crying in the kitchen."),
        ("reunited", "I hadn't seen my sister for six years. We both cried at arrivals."),
        ("reunited", "My mum came out of the arrivals gate and burst into tears."),
        ("reunited", "My girlfriend is deployed since May and she turned up at my work today. I just cried."),
        ("reunited", "My dad had been deployed for a year. He walked in at my birthday and we all cried."),
        ("dismissed_writer", "My manager had to let me go today, and she was the one in tears."),
        ("reproached", "My wife cried and said she's been lonely in this marriage for years. She's right."),
        ("lost_game", "They lost on penalties and my son cried."),
        ("bullied", "My nephew cried because the boys in his class keep laughing at him."),
        ("new_baby", "my friend cries all the time since the baby. she says shes fine"),
        ("new_baby", "My wife had a baby in June and she cries every evening."),
        (
            "pregnant_beside",
            "I told my friend I'm pregnant and found her crying. She's been through four rounds of IVF.",
        ),
        ("hid_a_setback", "He was leaving the house in his suit every day. He cried and said he lost his job in May."),
        ("accepted", "He proposed on the beach. I said yes and he cried."),
        ("forgetting", "My dad has vascular dementia. He cried when I left."),
        ("forgetting", "my mother in law has alzheimers and cried when I combed her hair"),
        ("forgetting", "My dad, who has dementia, cried for his mum who died in 1970."),
        ("forgetting", "dad with dementia cries every evening, he asks where his wife is"),
        ("pet_died", "My father wept at the graveside of his dog."),
        ("own_feedback", "I told him he's not passed probation and he cried."),
        ("caring", "im crying again, mums got dementia and today she swore at me"),
        ("caring", "I look after my gran and I cried because she didn't know me."),
        ("art_or_nature", "We had tickets for the opera and he cried all through the last act."),
        ("feared_for", "mum cried when i got in at 3am she thought id had an accident"),
        ("accepted", "He cried when I said yes. We're getting married in June!"),
    ],
)
def test_it_is_found_in_other_words(id: str, text: str) -> None:
    assert id in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "They weren't tears of joy, she said.",
        "We were so happy, and then he left me alone with it. He cried.",
        "I proposed and she said no. She cried.",
        "My husband cried and asked: do you still love me?",
        "My husband cried because we don't have sex any more.",
        "My mum's cancer relapsed and she cried.",
        "He relapsed twice, and today he is one year sober and cried.",
        "She cried because I relapsed.",
        "I slammed the door, and he cried.",
        "My husband cried when he came home from Afghanistan.",
        "We watched the fireworks and he proposed. She cried.",
        "My brother was killed in Iraq. Mum cried.",
        "The test was positive after three rounds of IVF, and she cried.",
        "I cried because I passed my driving test.",
        "He has been sober for five years and cried at his chip ceremony.",
        "He cried. He had a drink at the wedding and we danced.",
        "My dad cried. He had a drink problem and has been sober for ten years.",
        "She has been sober for a year. She cried when I had a drink in front of her.",
        "My gran has dementia. My mum cried when gran asked who she was.",
        "My grandfather has dementia. My grandmother cried in the kitchen.",
        "My dad cried when my brother said he's gay.",
        "My mum cried. She said he is gay, my uncle.",
        "She cried because she's scared he'll relapse.",
        "My wife cried when she found out that I had sex with somebody else.",
        "She told me in tears about the time after sex with her boyfriend.",
        "I told my wife it's over, the cancer is gone, and she cried.",
        "I told my partner it was overcooked and he cried.",
        "My friend told me he was gay years ago. Yesterday he cried because I told him I'm moving.",
        "My friend told me she's gay and cried because I told everyone.",
        "My wife cried when I told her our son is gay. He told me he's gay last week.",
        "My mum cried when I told her my brother told me he's gay.",
        "She crashed my bike, cried and said please don't hate me.",
        "He came out of the bathroom in tears and said don't hate me.",
        "My girlfriend cried and asked if I still love her.",
        "She cried. We had a row, and I still love her anyway.",
        "She was smiling at the photo, and then she cried and said she misses him.",
        "My ex cried when he saw me smiling with my new boyfriend.",
        "Dad cried at mum's funeral, smiling at the stories about her.",
        "My mum cried when I told her I broke up with my boyfriend.",
        "I cried when he broke up.",
        "He cried because he thought I was leaving him.",
        "I left him at the nursery and he cried.",
        "My brother turned up at my door at midnight and cried.",
        "My boss cried in front of the whole office.",
        "I cried in front of my ninety year old grandmother.",
        "I hadn't seen my dad cry for years. Yesterday he did.",
        "I hadn't seen my brother for six years. He cried and said he was sorry.",
        "I hadn't seen her for years, and at the funeral we both cried.",
        "My boyfriend told me he'd been fired and cried.",
        "She cried because I laughed at her. I laughed at her accent.",
        "My mum cried when he left me.",
        "She broke up with me last month and now she cries and wants me back.",
        "I told my mum I'm gay and she cried.",
        "The results came out today and she cried.",
        "He told me he slept with someone else, cried and said please don't hate me.",
        "My parents divorced years ago. Dad cried at my wedding.",
        "There are two weeks left of term and she cried.",
        "Mum doesn't recognise me. My brother cried about it.",
        "My wife cried. Her mum, who has dementia, lives with us.",
        "I told him he passed probation and he cried.",
        "I shouted at her and she cried. She thought I was joking.",
        "We argued about which film to watch, and she cried.",
        "He cried at the film because it reminded him of his dad.",
        "We went to the cinema. It was late. We walked home. He told everybody. She cried.",
        "My boss gave me feedback and I cried.",
        "My friends laughed with me and I cried.",
        "I'm 17 weeks pregnant and my husband cried.",
        "It was a stroke of luck and he cried.",
        "We signed the divorce and she cried in the car park.",
        "She found the cinema ticket from our first date and cried.",
        "He has kept the old concert tickets, and cried when he showed me.",
        "My dad is deployed tomorrow. He turned up at my school and cried.",
    ],
)
def test_neighbours_of_it_tell_of_nothing(text: str) -> None:
    assert [
        id for id in told(text) if id not in ("past", "shouted", "scared")
    ] == []  # when it was, how loud, and fear beside no joy, are no matter here


@pytest.mark.parametrize(
    "text",
    [
        "dad cried last night watching the old videos",
        "Two weeks ago my flatmate told me in tears that she had lost her job.",
        "He cried with pain last week, and swore.",
        "The other evening my neighbour wept on the stairs.",
    ],
)
def test_tears_of_a_time_gone_by_are_told_as_that(text: str) -> None:
    assert "past" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "She's been crying since last night.",
        "He cried last night and he is crying again right now.",
        "He cried.",
        "His mum died two years ago. He cried when I hugged him.",
        "she cries every night, last night too",
    ],
)
def test_tears_that_may_go_on_are_not(text: str) -> None:
    assert "past" not in told(text)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("My manager teared up when he handed me my leaving card.", True),
        ("Our coach cried in the bus, it was his last day.", True),
        ("My colleague cried because she was sacked, today was her last day.", False),
        ("My teacher cried at the funeral. She is retired.", False),
    ],
)
def test_a_farewell_among_colleagues_is_no_misfortune(text: str, is_told: bool) -> None:
    assert ("farewell" in told(text)) is is_told


def test_the_two_part_only_where_there_is_a_goodbye_and_one_of_them_leaves() -> None:
    assert told("Mum cried when I left for uni.", "goodbye") == ("parting",)
    assert told("Mum cried when I left for uni.") == told("He cried when I left.", "breakup") == ()
    assert told("My daughter cried at the airport when my son left for Australia.", "goodbye") == ()
    assert told("Dropped my son at uni. Mum was sobbing in the back seat all the way home.", "goodbye") == ()


def test_where_somebody_else_leaves_the_two_do_not_part() -> None:
    assert "parting" in told("My friend cried when he left for Leeds. He moved on Sunday.", "goodbye")
    assert "parting" not in told("My friend cried when his brother left for Leeds. He moved on Sunday.", "goodbye")


def test_an_answer_that_names_another_trigger_counts_for_more() -> None:
    text = "I broke up with him. He cried."
    assert told(text) == told(text, answered=("breakup",)) == told(text, answered=("memory", "breakup"))
    assert told(text, answered=("death",)) == ()
    assert told("Since his stroke he cries for no reason.", answered=("memory",)) == ("sudden",)


def test_of_whom_the_words_speak_is_the_one_who_cries() -> None:
    assert told("She cried when he broke up with me.") == ()
    assert told("He cried and broke things. He broke up with me.") == ("ended_by_crier",)


def test_a_text_without_a_space_is_gone_through_once() -> None:
    """Where every place of it was a beginning, this took ten seconds for each pronoun."""
    assert "forgetting" in told("My gran has dementia, and last night she cried.")
    assert "forgetting" not in told(f"My mum cried. {'a-' * 9_000}")


def test_some_say_when_to_seek_help() -> None:
    assert help_for(()) == ()
    assert "illness of the brain" in help_for(("glad", "sudden"))[0].text


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"words": None}, "'words' must be a list"),
        ({"words": ["a {she} b"]}, "There is no placeholder"),
        ({"words": ["until (i|we)"]}, "must be words in lower case"),
        ({"within": 3}, "'within' must be 0 or 1"),
        ({"within": 2}, "'within' must be 0 or 1"),
        ({"of": ["weather"]}, "'of' must be a list of values"),
        ({"not_of": ["mum"]}, "must be texts"),
        ({"unless": []}, "unless must be a list"),
        ({"beisde": ["x"]}, "there is no 'beisde'; did you mean 'beside'"),
        ({"of": [["death"]]}, "'of' must be a list of texts"),
        ({"narrows": "yes"}, "'narrows' must be true or false"),
        ({"words": ["a {he b"]}, "a brace has no other"),
    ],
)
def test_a_damaged_entry_is_named(entry: dict[str, Any], named: str) -> None:
    whole: dict[str, Any] = {"words": ["so be it"], "example": "So be it."}
    assert parsed({"one": whole})["one"].help == ()
    with pytest.raises(DataError, match=named):
        parsed({"one": {**whole, **entry}})


@pytest.mark.parametrize(
    "text",
    [
        "Drop off at nursery was awful, she cried.",
        "I was dropping my son off at nursery and he cried.",
        "I dropped her off at school and she cried.",
        "At the nursery he cried don't go mummy.",
        "He cried and clung to my leg at the gate.",
        "She sobbed: don't leave me at this school.",
    ],
)
def test_a_childs_goodbye_at_the_nursery_is_one_of_the_two(text: str) -> None:
    assert told(text, "goodbye") == ("parting",)
    assert told(text) == ()


def test_words_that_need_others_beside_them_name_both() -> None:
    with pytest.raises(DataError, match="need each other"):
        parsed({"one": {"words": ["a"], "example": "A.", "also": ["b"]}})
    with pytest.raises(DataError, match="need each other"):
        parsed({"one": {"words": ["a"], "example": "A.", "beside": ["b"]}})


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("sent_away", "My ex won't leave me alone, he cried at my door."),
        ("own_loss", "I cried because my boss shouted at me. My dad died in May."),
        ("sudden", "We were fishing. Out of nowhere he said he's ill, and he cried."),
    ],
)
def test_what_tells_of_something_else_does_not_tell_of_it(id: str, text: str) -> None:
    assert id not in told(text)


def tells(entry: dict[str, Any], text: str, **given: Any) -> bool:
    """Whether a text tells of a circumstance that has these words, and no others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "circumstances", lambda: parsed({"one": {"words": ["zzz"], "example": "So.", **entry}}))
        return told(text, **given) == ("one",)


@pytest.mark.parametrize(
    ("within", "texts"),
    [
        (
            0,
            {"He cried in the rain.": True, "It rained in the rain. He cried.": False, "He cried. In the rain.": False},
        ),
        (
            1,
            {
                "He cried. In the rain.": True,
                "In the rain. He cried.": True,
                "He cried. We left. In the rain.": False,
                "In the rain. We left. He cried.": False,
            },
        ),
        (None, {"In the rain. We left. He cried.": True, "We left. He cried.": False}),
    ],
)
def test_words_count_as_near_to_the_tears_as_they_must_be(within: int | None, texts: dict[str, bool]) -> None:
    near = {} if within is None else {"within": within}
    for text, expected in texts.items():
        assert tells({"words": ["in the rain"], **near}, text) is expected, text


def test_words_that_need_others_count_beside_them_alone_and_nothing_counts_against_its_unless() -> None:
    also: dict[str, Any] = {"also": ["{he} ran"], "beside": ["the gate"], "unless": ["didn't"]}
    assert tells(also, "He ran to the gate and cried.")
    assert not tells(also, "He ran and cried.")
    assert not tells(also, "He cried at the gate.")
    for apostrophe in ("didn't", "didn’t", "didnt"):
        assert not tells(also, f"He ran to the gate and cried. I {apostrophe}.")


def test_what_is_said_right_after_a_word_for_the_one_who_cries_counts_of_nobody_else() -> None:
    ill = {"of_crier": ["has flu"]}
    for text in (
        "My dad has flu and cried.",
        "My dad, who has flu, cried.",
        "My father-in-law has flu and cried.",
        "My grandmother in law, who has flu, cried.",
    ):
        assert tells(ill, text), text
    assert not tells(ill, "My dad cried because my sister has flu.")


def test_who_is_named_may_stand_at_either_end_and_in_the_middle() -> None:
    nurse = {"words": ["{who} wept", "thanked {who}", "gave {who} a hug", "so"], "who": ["the nurse", "a vet"]}
    for text in ("He cried. The nurse wept.", "The nurse, a stranger, wept and cried.", "He cried and thanked a vet."):
        assert tells(nurse, text), text
    assert tells(nurse, "He cried and gave the nurse a hug.")
    assert tells(nurse, "So he cried.")
    assert not tells(nurse, "He wept and gave his mum a hug. The nurse cried.")


def test_an_answer_or_what_is_known_narrows_what_is_told() -> None:
    parts: dict[str, Any] = {"words": ["at the gate"], "of": ["goodbye"]}
    text = "He cried at the gate."
    assert tells(parts, text)
    assert tells(parts, text, trigger="death")
    assert tells(parts, text, answered=("goodbye",))
    assert not tells(parts, text, answered=("death",))
    narrow = {**parts, "narrows": True}
    assert tells(narrow, text, trigger="goodbye")
    assert tells(narrow, text, answered=("goodbye",))
    assert not tells(narrow, text)
    assert not tells(narrow, text, trigger="death")
    assert not tells(narrow, text, trigger="goodbye", answered=("death",))
    assert tells({"words": ["at the gate"]}, text, answered=("death",))


def test_of_whom_it_is_not_told_where_it_is_they_who_cry() -> None:
    of_others = {"words": ["at the gate"], "not_of": "dad mum"}
    assert tells(of_others, "My friend cried at the gate.")
    assert not tells(of_others, "My dad cried at the gate.")


def test_what_others_are_quoted_with_counts_unless_it_is_to_be_the_writers_own() -> None:
    text = "He cried and said “I am ill”."
    assert tells({"words": ["i am ill"]}, text)
    assert not tells({"words": ["i am ill"], "unquoted": True}, text)
    assert tells({"words": ["i am ill"], "unquoted": True}, "I am ill and he cried.")


def test_what_stands_first_then_and_now_is_told_in_its_own_place() -> None:
    assert [line.text[:13] for line in now_for(("far", "in_secret"))] == ["From afar, to"]
    assert [line.text[:13] for line in always_for(("far", "in_secret"))] == ["You need not "]
    assert always_for(()) == now_for(()) == ()
