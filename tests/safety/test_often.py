"""What is often told and sounds like a danger to what has learned from dangers; and a danger told beside it."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in

PEACEFUL = (
    (
        "An old man cried at the bus stop and told me it would have been his wedding anniversary.",
        " He said he'll be with her by tonight.",
    ),
    (
        "My wife miscarried in May. She cries in the bathroom with the tap on so I won't hear.",
        " There are cuts on her arms.",
    ),
    (
        "My husband cries in the shower so the kids don't see it.",
        " Yesterday he said they'd be better off without him.",
    ),
    (
        "He cries in the garage where nobody can hear, since his dad's funeral.",
        " The rope is out of the cupboard.",
    ),
    ("She cries in the kitchen with the radio on so that nobody hears.", " Dad threw a plate at her again."),
    (
        "She cries whenever I go to see my mates. She's new in town and hasn't got anyone else yet.",
        " She rings me thirty times till I come home.",
    ),
    (
        "my boyfriend gets upset and cries when i go out with my friends. what does it mean",
        " last time he locked the door",
    ),
    (
        "After sex he cried and I keep wondering if I did something wrong. He said no, it was just lovely.",
        " He had said stop before, and I went on.",
    ),
    ("he cries after sex sometimes. i don't know if it's me", ", i was asleep when he started"),
    (
        "My brother is a submariner and left letters for us all with my mum. She cried.",
        " He says he is not coming back and it is not the boat.",
    ),
    (
        "Before his tour in Mali my husband left letters for the children with my father. He cried.",
        " He has taken the gun from the shed.",
    ),
    (
        "I'm not her real mum, I'm the stepmum, and today she cried and asked if she could call me mum.",
        " Her uncle showers with her and she mustn't tell.",
    ),
    (
        "I can hear my daughter crying in her room through the wall, she doesn't want me to come in. She's 17.",
        " She said goodnight and goodbye to the cat, and the tablets are gone.",
    ),
    (
        "My husband hit the car in front and sat at the wheel crying, no one hurt.",
        " Then he hit me for telling him to slow down.",
    ),
    (
        "My son rang from university in tears. He has no friends there, hates the food and wants to come home.",
        " He says he'd rather be dead than go back to that room.",
    ),
    (
        "Our au pair is 19. She cries in the evenings, has no friends here yet and misses her mum.",
        " The dad comes into her room at night.",
    ),
    (
        "My grandfather is 93 and he says he's ready whenever the Lord wants him. He cried a bit when we sang.",
        " He has been storing his heart pills in the Bible box.",
    ),
    (
        "My father, 91, told the priest that he is ready whenever the Lord calls. He wept a little.",
        " He has stopped eating and drinking.",
    ),
    (
        "My daughter (9) cried over her hamster's funeral, and asked if she will die too, and where you go then.",
        " She said she will do it herself and took all the tablets.",
    ),
    ("My boy is 6. His fish died. He cried and asked if I will die too, and when.", " His dad hit him for it."),
    (
        "My husband found a lump. The clinic is on Monday. He cried in bed and said don't tell the kids yet.",
        " He said if it is bad he'll shoot himself.",
    ),
    (
        "My boyfriend cried and said he's scared he's not good enough for me because he has no degree.",
        " He reads all my messages and I'm not allowed out.",
    ),
    (
        "He hit my car from behind at the lights. Then he got out and cried, he'd passed his test that week.",
        " He got his knife and came at me.",
    ),
    (
        "My nan has given all of us our inheritance now, she wants to see us enjoy it. She cried at the housewarming.",
        " She wrote a goodbye letter.",
    ),
    (
        "Found my son's diary. He wrote that he cried when Gran went into the home and that he's scared of growing up. He's 15. "
        "I put it back.",
        " He wrote that he wants to die.",
    ),
    (
        "my daughter is 14 she cried when i took her phone off her because of a photo on it",
        " she says she'll kill herself if i dont give it back",
    ),
    (
        "mums been in the care home 3 days. she cried and held the door handle when i left. im her daughter",
        " one of the carers slapped her",
    ),
    ("i took the ipad off him for a week and he cried hes 13", " his dad hit him for it"),
    (
        "My brother is two years sober. He cried at the meeting and said he wouldn't be here without us.",
        " Last night he said he is done and he wants to die.",
    ),
    (
        "She cried in her speech and said she'd never have been made a head without my mum.",
        " On Friday her husband grabbed her by the throat.",
    ),
    (
        "Our toddler comes into our room at night and cries and asks for mummy, never for my husband.",
        " He has finger marks round his neck.",
    ),
    (
        "He cried. I missed his concert, and I said next time I wouldn't miss it for the world.",
        " He said there won't be a next time, he has taken all the pills.",
    ),
    ("my old man cried. by the grave. he grabbed my arm and wouldnt let go", " he dragged me to the car by it"),
)


@pytest.mark.parametrize(("text", "danger"), PEACEFUL)
def test_it_is_no_alarm_and_a_danger_beside_it_is(text: str, danger: str) -> None:
    assert not risks_in(text)
    assert risks_in(text + danger)


@pytest.mark.parametrize(
    "text",
    [
        "Through the wall I hear next door's little girl crying and the belt. Every night about nine.",
        "I can hear my son crying through the wall and the drawer with the knives is empty.",
        "He says she's not my real daughter so she eats in the hall. She cries.",
        "I'm not his real mum and he flinches when I lift my hand. He cried when I asked.",
        "My dad gave me his watch and cried. He's 80. He said he'd be off now and left his keys on the table.",
        "my flatmate at uni has no friends, he cried and wants his mum and theres blood on his sleeve again",
        "au pair. no friends here, want to go home, they keep my passport. crying",
        "I found a lump and have the scan on Monday. My husband cried, he doesn't want a man touching me.",
        "My boy, 7, asked when he will die because he wants it to be before school starts. He cried.",
        "My niece (6) asked if she will die because grandpa put his thing in her mouth. She was crying.",
        "He says he's not good enough for me, and cries, and that no one else will get me either.",
        "my ex hit my car from behind on the motorway again. he just wants to talk and cries on my voicemail",
        "My grandmother, 88, is ready whenever God wants her. She cried. She asked me where Grandad's razor is.",
        "My neighbour is 79, ready when God takes him, he cried. He has signed the house over and had the dog put down.",
        "My aunt is 85 and ready to meet God. She cried that her son takes her pension and leaves her in a wet bed.",
        "She's ready when the Lord wants her, she says, and cries, and she's 34.",
        "My dad gave us the inheritance early to see us enjoy it. He cried. He says he won't see the winter.",
        "I was seventeen and scared of growing up. He had my arm up behind my back till it clicked, then he cried.",
    ],
)
def test_a_danger_that_no_more_is_said_of_is_noticed_beside_it(text: str) -> None:
    assert risks_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "we broke up tuesday. havent slept for a week so i bought sleeping tablets and finally got 6 hours. she cried",
        "she broke up with me on sunday. i bought herbal sleeping tablets, now i sleep like a log, still cry",
        "My ex and I split up in May. I couldn't sleep so I bought sleeping tablets and slept. I cried at his mug.",
    ],
)
def test_tablets_to_sleep_with_are_not_pressing(text: str) -> None:
    assert "now" not in {risk.urgency for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "we broke up tuesday, havent slept for a week so i bought sleeping tablets, all three boxes. im crying",
        "he left me. i cant sleep so i bought sleeping tablets. three boxes of them. crying",
        "he left me. i cant sleep so i bought sleeping tablets and wrote mum a letter. crying",
        "she left me. i bought paracetamol, i havent slept since. crying",
    ],
)
def test_too_many_or_others_are(text: str) -> None:
    assert {("self_harm", "now")} <= {(risk.id, risk.urgency) for risk in risks_in(text)}


def test_what_is_often_told_makes_a_danger_beside_it_no_less_pressing() -> None:
    found = risks_in("I can hear my son crying through the wall and the drawer with the knives is empty.")
    assert {risk.urgency for risk in found} == {"now"}
