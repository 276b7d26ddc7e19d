"""What happens by chance, in fun, at a doctor's or by a kind hand, in the words of a danger; and a danger told beside it."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety.families import matches
from tearwise.safety.words import Words


def told(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


PEACEFUL = (
    ("She fell off her bike and hurt herself, and cried all the way up our street.", " She says she wants to die."),
    ("My gran said she'd hang herself if they cancelled bingo, we cried laughing.", " She has a rope in the shed."),
    ("He scratched his arms raw with the eczema and cried. The cream helps.", " He cut his wrist last night."),
    ("My coach held my wrists to show me how to serve and I saw she'd been crying.", " Then she slapped me."),
    ("We choked each other all evening in bjj class and she cried when she tapped out.", " At home he choked me."),
    (
        "The baby headbutted me, so I have a black eye, and my wife cried for me.",
        " She says she did it herself, with a pan.",
    ),
    ("my 12 yr old cried because i check her messages on sundays, thats our rule", " her uncle touches her"),
    (
        "I asked her if she ever thought of ending it. She said no, she's just tired, and cried with relief that I'd asked.",
        " Then I found the rope.",
    ),
    (
        "My mate cried because her husband never touches her any more. They've three kids.",
        " He grabs her by the throat.",
    ),
    ("I said no kissing the baby until his jabs, and my mother-in-law cried.", " She shakes the baby when he cries."),
    ("our toddler bites when he is tired and cried when i put him down", ". my husband bit him back, there are marks"),
    ("He had bruises from the jabs and cried. The nurse was lovely.", " His dad shakes the baby."),
    ("The doctor gave her sleeping tablets after the funeral, she cries less now.", " She has saved up the pills."),
    ("Dad, 74, has made his will and cried. We had chips.", " He has a gun under the pillow."),
    ("The vet put our dog to sleep and my husband sobbed in the car.", " He says he'll kill himself, too."),
    ("I counted his pills out for the holiday and he cried about getting old. He's 77.", " He took all of the pills."),
    ("She's not allowed out till her chickenpox is gone and she cried at the window.", " Her dad hit her for crying."),
    (
        "I told my son the divorce isn't his fault. He cried and asked about pizza. He's nine.",
        " He says grandpa touches him in the bath.",
    ),
    (
        "She's in the care home, ninety, and cries because she wants to know when she can go home.",
        " A nurse slapped her.",
    ),
    ("The debts are paid at last and he cried. He said now he can rest.", " He wrote a goodbye letter."),
    (
        "He cried as we left him at the airport, he said he may never see us again. We fly to Canada.",
        " He says he will kill himself.",
    ),
)


@pytest.mark.parametrize(("text", "danger"), PEACEFUL)
def test_it_is_no_alarm_and_a_danger_beside_it_is(text: str, danger: str) -> None:
    assert not risks_in(text)
    assert risks_in(text + danger)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        # the danger, in the words of what is harmless
        ("I asked if he ever thought of ending it. He said no, too fast, and looked away crying.", "kill_self"),
        ("He practises his jiu jitsu on me, he choked me till I cried.", "choked"),
        ("He tells them the baby headbutted me. I've a black eye and I cry.", "shoved"),
        ("He grabbed my arm in the car and there are bruises. He cried.", "shoved"),
        ("He won't let me leave without telling him who I'll see, and cries.", "confines"),
        ("He said he'd kill me if I told anyone, and cried. I'm scared of him.", "threatens"),
        ("He hurt himself on purpose after football and cried.", "hurts_self"),
        ("I checked her phone, my girlfriend cried. I check her messages, she is 12 minutes late.", "monitors"),
        # what is taken, done or held ready
        ("I took them about an hour ago and I'm sleepy. He cries next door.", "took_pills"),
        ("i went deeper than normal and its not stopping bleeding, im crying", "wounds_self"),
        ("He took the condom off without telling me and cried when I noticed.", "sexual_coercion"),
        ("There are plasters in the bin, her arms are covered, and she cries when I ask.", "self_injury"),
        ("He's crying, he has turned the gas on and he's holding a lighter.", "weapon_to_self"),
        ("He stood there crying with petrol all over his coat.", "weapon_to_self"),
        ("Found envelopes beneath her mattress, one for each of us. She cries at night.", "letters_put_away"),
        ("My husband is crying outside the refuge. I don't know how he got this address.", "stalks"),
        ("I took the blade out of my sharpener, only small ones, my dad cried at my leg.", "blades"),
        ("There's a car for the airport at four and I've a spoon in my knickers. Mum cried.", "sent_to_marry"),
        ("She cried and drew a card that says sorry. For what? For telling, she said.", "child_kept_quiet"),
        ("The carers pinch my uncle when he spills. He cries.", "hit_another"),
        ("Her nurse slapped her for ringing twice, she cried telling me.", "hit_another"),
        ("He kicked the door shut in my face and cried.", "breaks_things"),
        ("I drank bleach because she left, she's crying and driving me.", "took_pills"),
        ("i swallowed stuff from under the sink. he's crying. my throat burns", "took_pills"),
        ("I've locked myself in the car with the kids, their dad is crying and trying the handles.", "barricades"),
        ("My friend is 15, she rang me crying, she has been sold to her uncle's mates.", "child_used"),
        ("My mate is 14, she rang crying from a flat, she says she's booked till Sunday.", "child_used"),
        ("He gave the dog away and cried, he says he'll not need her where he's going.", "when_gone"),
    ],
)
def test_in_like_words_the_danger_is_told(text: str, family: str) -> None:
    assert family in told(text)
    assert risks_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The conversation went deeper than usual and she's not stopping crying.",
        "I took them out an hour ago, the muffins, and I'm sleepy. He cried at the smell, it was his gran's.",
        "He has petrol on his hands and cried about the old mower.",
        "She lit the gas with a match, it is how gran did it, and cried.",
        "The nurse kicked the door shut with her foot, her arms full, and hugged my dad. He cried.",
        "I swallowed a fly on the bike and we cried laughing.",
        "My niece is 13. The concert is booked for June and she cried with joy.",
        "I've locked myself in the loo for five minutes, my toddler is crying on the other side.",
        "He asked me to show him how to sign his new name and cried, he has just married.",
        "She never calls me names or hits me, and cries at my exam results.",
        "Found letters under the mattress that Grandad wrote to Gran, and we cried.",
    ],
)
def test_what_sounds_alike_is_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "My boyfriend cried telling me of his childhood. His uncle used to lock him in a cupboard. He's 31.",
        "My husband cried telling me how his gran used to shut him in the coal shed as a boy. He's 50.",
        "My boyfriend told me his uncle used to lock him in a cupboard when he was little. He cried.",
    ],
)
def test_a_lock_in_the_childhood_of_one_who_is_grown_is_not_pressing(text: str) -> None:
    assert not {"confines", "child_in_danger"} & told(text)
    assert "now" not in {risk.urgency for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "My boyfriend's son told me, crying, that his uncle used to lock him in a cupboard. He's 8.",
        "My stepson is six. My wife locked him in the shed, as a girl she had it the same. He cried.",
    ],
)
def test_one_of_a_child_of_today_is(text: str) -> None:
    assert "child_harm" in {risk.id for risk in risks_in(text)}


def test_who_used_to_be_locked_in_is_not_in_danger_now_and_who_is_again_is() -> None:
    past = risks_in("My friend cried. His wife used to lock him in the garage, he left her in May.")
    again = risks_in("She used to lock me in the garage. Last night she locked me in again and cried.")
    assert "now" not in {risk.urgency for risk in past}
    assert ("abuse", "now") in {(risk.id, risk.urgency) for risk in again}


@pytest.mark.parametrize(
    "text",
    [
        "He's in good health, the doctor says. He cried and told me he doesn't see what for.",
        "My husband never touches me any more. He cried last night and said I'd be happier as a widow.",
        "She screamed at her jabs, there were bruises already, on her ears. Her dad cried and said she's clumsy. She's four months.",
        "Our toddler bites, so my husband bites her back, harder, till she learns. She cries when he smiles now.",
        "What if I break her, he said, holding the baby. He cried. Then at night he squeezes her to make her stop.",
        "She hurt herself in the gym changing rooms, in a cubicle, her coach found her crying with a pin.",
        "We were crying laughing at the telly and then he grabbed my arm and said I was laughing at him. There are marks.",
        "He won't let me leave without eating what he made, all of it, he stands at the door and cries if I stop.",
        "He never shouts or swears, he hits me quietly, where it doesn't show, and then he cries.",
        "My husband was locked in a cupboard as a boy and he cried. He locks our son in it when he's rude.",
        "The dog bit me because he told it to. He cried and said it can smell a liar.",
        "He gave his brother a kidney, cried, and said there's another and a heart going spare next week.",
        "The GP gave her sleeping tablets, she cried and asked how many is a lot. She's filled three lots.",
        "He's 74, has made his will, cried, and says he's arranged things so that nobody has to nurse him, ever.",
        "My son hits the punchbag till his hands bleed and cries. He says that's where the bad goes. He wants a harder one.",
        "She's in the care home and wants to know when she can go home. She cried when the night carer came in and lifted her arms over her face.",
        "At boarding school. He cried on the phone, he's ten, he asked me whether all masters come in to check the pyjamas.",
    ],
)
def test_a_danger_told_sideways_beside_what_is_harmless_is_noticed(text: str) -> None:
    assert risks_in(text)
