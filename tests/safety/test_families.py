"""Phrases and what speaks against them."""

from __future__ import annotations

import re

import pytest

from tearwise.errors import DataError
from tearwise.safety.families import matches
from tearwise.safety.phrases import parsed, phrases
from tearwise.safety.words import Words
from tearwise.tables import load_table


def raised(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("She wants to die.", "wish_to_die"),
        ("he doesnt want to be here anymore", "wish_to_die"),
        ("He said he'd kill himself.", "kill_self"),
        ("You'd all be better off without me.", "burden"),
        ("she swallowed a handful of pills", "took_pills"),
        ("She had taken all her pills and wanted it to be over.", "took_pills"),
        ("My husband hit me.", "hit"),
        ("He hit me 6 times and cried.", "hit"),
        ("he had his hands round my neck", "hands_at_neck"),
        ("She reads my texts.", "monitors"),
        ("He hits the kids.", "child_hit"),
        ("I want to be free of him. My husband hit me.", "hit"),
        ("he put his hand over my mouth", "mouth_covered"),
        ("He put me down the stairs.", "shoved"),
        ("I asked who made the belt marks.", "child_hit"),
        ("she took thirty paracetamol", "overdose"),
        ("He is sitting on the parapet.", "at_the_edge"),
        ("He says he'll kill himself if I leave.", "suicide_as_threat"),
        ("That night he hit me.", "hit"),
        ("She never swears but slapped me.", "hit"),
        ("My dad never talks but hits mum.", "hit"),
        ("I said no and he hit me.", "hit"),
        ("He hit me while I was holding the baby.", "hit"),
        ("He hit me after the football match.", "hit"),
        ("He hit me while we watched a film.", "hit"),
        ("We have been married ten years. Last night he hit me.", "hit"),
        ("He held a knife to my throat while I was cooking.", "weapon_to_body"),
        ("Our uncle touches her. I was laughing at first because I did not get it.", "child_touched"),
        ("he said he took all his pills lol", "took_pills"),
        ("He is not joking, he will kill himself.", "kill_self"),
        ("She says she is no use to anyone", "burden"),
        ("She never lets me see my friends.", "isolates"),
        ("He says there's no point anymore.", "no_reason_to_live"),
        ("He said I'll miss him when he's gone.", "when_gone"),
        ("He asked if I'd come to his funeral.", "when_gone"),
        ("She cried and said she is scared of me.", "afraid_of"),
        ("She does it anyway so I don't get mad.", "sexual_coercion"),
        ("His ex hasn't let my son ring me for months.", "isolates"),
        ("My baby would be better off with someone else.", "burden"),
        ("I saw the marks on her arms.", "self_injury"),
        ("He cried, I think he took something, he is slurring.", "took_pills"),
        ("There is an empty pill bottle in the bin.", "overdose_signs"),
        ("She still thinks about it every night on the bridge.", "at_the_edge"),
        ("My son's dad held his hand on the stove.", "child_hit"),
        ("My daughter does not want to be alone with her uncle.", "child_afraid"),
        ("He begged me to drop the charges.", "wants_charges_dropped"),
    ],
)
def test_a_phrase_is_found(text: str, family: str) -> None:
    assert family in raised(text)


@pytest.mark.parametrize(
    "text",
    [
        "He has never hit me.",
        "In the film she wants to die at the end.",
        "The silence hit me.",
        "My brother beat me at chess.",
        "He beat me by two points.",
        "He cried and said he is scared of me leaving.",
        "She goes out dressed like that and everyone stared.",
        "My dad cried, he will miss me when I'm gone to uni.",
        "My mum cried. People can come to his funeral on Friday.",
        "He cried giving his old bike away, his nephew said thanks.",
        "My mum cried, she was afraid of me driving home so late.",
        "The baby kicked me.",
        "My toddler hit me.",
        "He has never, ever hit me.",
        "In the film her husband hits her.",
        "In the film he hits her. My mum cried.",
        "She never shouted or hit me.",
        "He never drank and hit me.",
        "She isn't suicidal.",
        "The coach had us run suicides.",
        "I could have died of embarrassment, I wanted to die.",
        "She put her hand over her mouth when he proposed.",
        "I put my head against his shoulder.",
        "He went limp in my arms.",
        "My ex used to hit me, I am free of him six years now.",
        "I beat him at the judo final, I choked him out fair and square.",
        "He took something for his migraine and cried.",
        "She had a stroke and cries because she is slurring her words.",
        "He burned his hand on the stove and cried.",
        "They dropped the charges and he cried with relief.",
        "My wife cried over the empty bottle of perfume.",
    ],
)
def test_a_guard_silences_a_phrase(text: str) -> None:
    assert not raised(text)


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("He hit me yesterday and cried.", True),
        ("he threw me down the stairs last night", True),
        ("She slapped me an hour ago, now she is crying.", True),
        ("My husband hit me.", False),
        ("My husband hit me. Today he cried.", False),
        ("He hit me, and when I came home with the shopping and the girls he sat there and cried today.", False),
        ("He says he will kill himself tonight.", True),
        ("He says he will kill himself.", False),
        ("He checks my phone, today he cried.", False),
        ("he had his hands round my neck", True),
        ("he cried and said if i ever leave he'll kill me", True),
        ("He told me what his uncle did to him when he was a kid.", False),
        ("Her uncle touches her.", True),
    ],
)
def test_what_happened_just_now_is_urgent(text: str, urgent: bool) -> None:
    found = [match for match in matches(Words.of(text)) if match.raises]
    assert found
    assert any(match.urgent for match in found) == urgent


def test_each_family_has_an_id_of_its_own_and_an_urgency() -> None:
    ids = [family.id for family in phrases().families]
    assert len(set(ids)) == len(ids) > 25
    assert {family.urgency for family in phrases().families} == {"now", "soon"}
    assert {risk for family in phrases().families for risk in family.risks} == {"self_harm", "abuse", "child_harm"}


def test_a_match_is_where_its_words_stand() -> None:
    text = "Last night. She said she wants to die."
    words = Words.of(text)
    match = next(m for m in matches(words) if m.family.id == "wish_to_die")
    assert text[words.starts[match.first] : words.ends[match.last - 1]] == "wants to die"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"plian": True}, "there is no 'plian'; did you mean 'plain'?"),
        ({"certian": True}, "there is no 'certian'; did you mean 'certain'?"),
        ({"longago": True}, "there is no 'longago'; did you mean 'long_ago'?"),
        ({"presing": "recent"}, "there is no 'presing'; did you mean 'pressing'?"),
        ({"certain": "yes"}, "'certain' must be true or false"),
        ({"pressing": "soon"}, "there is no 'soon' in [urgent]"),
        ({"unless": ["negatd"]}, "there is no guard 'negatd'"),
        ({"unless": "negated"}, "'unless' must be a list"),
        ({"risk": "self-harm"}, "its risk must be one of"),
        ({"urgency": "later"}, "its urgency must be one of"),
        ({"patterns": "kill me"}, "must be a list of texts"),
        ({"patterns": [5]}, "must be a list of texts"),
        ({"risk": ["self_harm"]}, "its risk must be one of"),
    ],
)
def test_what_is_wrong_with_a_family_is_said_with_its_id(change: dict[str, object], named: str) -> None:
    data = load_table("tearwise.safety", "phrases.toml")
    data["family"][0] |= change
    id = data["family"][0]["id"]
    with pytest.raises(DataError, match=re.escape(f"phrases.toml, family {id!r}") + ".*" + re.escape(named)):
        parsed(data)


def test_an_id_that_stands_twice_is_named() -> None:
    data = load_table("tearwise.safety", "phrases.toml")
    id = data["family"][3]["id"] = data["family"][1]["id"]
    with pytest.raises(DataError, match=f"family '{id}': another family has this id"):
        parsed(data)


@pytest.mark.parametrize("units", ["weeks", [3], None])
def test_units_that_are_no_list_of_texts_are_named(units: object) -> None:
    data = load_table("tearwise.safety", "phrases.toml")
    data["minor"]["units"] = units
    with pytest.raises(DataError, match=r"phrases\.toml, 'minor': 'units' must be a list of texts"):
        parsed(data)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"despit": ["x"]}, "there is no 'despit'; did you mean 'despite'?"),
        ({"sparesme": True}, "there is no 'sparesme'; did you mean 'spares_me'?"),
        ({"word": 3}, "there is no 'word'; did you mean 'words'?"),
        ({"words": "3"}, "'words' must be how many"),
        ({"words": -1}, "'words' must be how many"),
        ({"spares_me": 1}, "'spares_me' must be true or false"),
        ({"where": "behind"}, "it looks 'behind'"),
    ],
)
def test_what_is_wrong_with_a_guard_is_said_with_its_name(change: dict[str, object], named: str) -> None:
    data = load_table("tearwise.safety", "phrases.toml")
    data["guards"]["negated"] |= change
    with pytest.raises(DataError, match=re.escape("phrases.toml, guard 'negated'") + ".*" + re.escape(named)):
        parsed(data)


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Her uncle touched her when she was 8. She is 9 now.", True),
        ("She told me her uncle touched her when she was little. She is in second grade.", True),
        ("She is in the 2nd grade. She told me that her uncle touched her when she was little.", True),
        ("My son told me his coach touched him when he was 7. My son is in year 4, he is 9 now.", True),
        ("Our 9 year old told me that her uncle touched her when she was 8.", True),
        ("He told me that his uncle touched him when he was little. My boy, he is 9 now, cried.", True),
        ("His uncle touched him when he was 9.", False),
        ("His uncle touched him when he was 9. Our 10 year old heard it.", False),
        ("His uncle touched him when he was 9. Our son was there, he is 10 now.", False),
    ],
)
def test_it_is_urgent_where_whoever_was_harmed_is_a_child_still_and_not_another(text: str, urgent: bool) -> None:
    (match,) = [match for match in matches(Words.of(text)) if match.family.id == "child_touched"]
    assert match.urgent is urgent
