"""What many tell and is no danger, where it is all that is told; and a danger told beside it, which is one."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in


def ids(text: str) -> set[str]:
    return {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Ben: i cant stop crying\nBen: she left me\nMe: oh mate im sorry", "\nBen: ive got the pills here"),
        ("Jo: cant stop crying\nJo: he dumped me\nMe: oh hun im so sorry", "\nJo: tell mum goodbye from me"),
        ("Rob: dad passed at 4\nRob: cant stop crying\nMe: im on my way mate", "\nRob: taken all his morphine"),
        ("My boyfriend cried. He says he needs space and time to think.", " He has bought a rope."),
        ("My girlfriend cried last night. She said she needs some time alone to think about us.", " She took the gun."),
        (
            "my husband cried and says he needs some space and time to figure things out",
            ", he says we'd be better off dead",
        ),
        ("She cried and said she needs a bit of time alone to think.", " She has been cutting herself."),
        ("my bf cried and said he just needs some time to himself", " and wrote a goodbye letter"),
        ("He cried. He wants time apart to think things through.", " He hit me when I asked why."),
        ("he cried and asked me to stay the night", " and locked the door when i said no"),
        ("my ex cried and asked me to stay the night", ", she has taken the whole packet of tablets"),
        ("He cried and hugged me so tight.", " Then he choked me."),
        ("he only cries in front of me", " and then he grabs me by the throat"),
        ("gp gave me sleeping tablets, i cry less now", ", there are forty left"),
        ("gp gave me sleeping tablets, i cry less now and my husband says i look better", ". i have decided"),
        ("Since the GP gave him tablets to sleep he cries less in the evenings.", " He hugged us all goodbye."),
        ("I take sleeping pills and cry less. Is that normal?", " I've taken all of them."),
        ("She cries whenever I go to see my mates.", " Then she takes my keys so I can't."),
        ("he cries when i visit my mum for the weekend", ", and checks the mileage"),
        ("she only cries when its just us two", ", she says she wants to die"),
        ("he cries only with me", " and says he will kill himself if I tell"),
        ("my gf cries when she looks at me sometimes, says she's just happy", ". she wrote a goodbye letter"),
        ("she cries sometimes and says it's happy tears", ", i found the pills she saved up"),
        ("My wife cried and wanted to dance one more time before her operation", ", then she will end it herself"),
        ("She cried and asked me to sing to her one more time before chemo", ", she says she wants to die"),
        ("My mum cried and wanted to go dancing one more time before the chemo starts.", " She took all of the pills."),
        ("My brother's in bits, his dog's gone.", " He says he'll be gone too by morning."),
        ("My dad's in bits, mum's gone.", " He's taken all her tablets."),
        ("my son cried cause im back on nights", ", he says his uncle comes into his bed then"),
        (
            "He said if it wasnt for me he'd have dropped out of uni ages ago and he cried and thanked me",
            ", he had a noose",
        ),
        (
            "My son is 4. He cried and clung to my leg. My husband says he is just being dramatic.",
            " He says his teacher hits him.",
        ),
        (
            "my son is 4. he cried and clung to my leg at nursery, my husband says hes just being dramatic",
            ", theres blood in his pants",
        ),
        ("My mum cried because last time she locked the door and forgot her keys.", " She said she wants to die."),
    ],
)
def test_what_many_tell_is_no_alarm_where_it_is_all_that_is_told(text: str, more: str) -> None:
    assert ids(text) == set()
    assert ids(text + more)


@pytest.mark.parametrize(
    "text",
    [
        "My boyfriend cried. He says he needs space and time to think about how to do it.",
        "My boyfriend cried. He says he needs space and that we'd be better off without him.",
        "He cried and said he needs time to himself, forever",
        "Ben: i cant stop crying\nBen: she left me\nBen: i cant do this anymore\nMe: where are you",
        "Ben: im at the station\nBen: cant stop crying\nBen: she left me",
        "Lee: cant stop crying\nLee: look after the dog for me\nMe: what do you mean",
        "She cried and asked if I could stay the night because he has a key and he said he'd kill her",
        "my dad hugged me so tight and cried and said look after your mother when i'm not here",
        "My dad cried and wanted to drive the car one last time before his operation, into the wall he said",
        "She kissed the kids one more time before the operation, cried and whispered I won't let them wake me up",
        "he cried and took me one more time before his surgery though i said no",
        "she cried and asked me to brush her hair one more time before chemo because she is not doing the chemo, she has a better way",
        "the baby never sleeps and i think they would all be better off without me. cried again",
        "My son is 4. He clung to my leg at nursery, crying. He has a burn on his arm they can't explain.",
        "My son is 6. He cried and clung to my leg. He said he wants to be dead. His dad says he is just being dramatic.",
        "He locked the door and left the key outside, I could not leave. He cried after.",
        "my partner locked the door and hid the keys, then cried",
    ],
)
def test_a_danger_a_few_words_from_it_is_an_alarm(text: str) -> None:
    assert ids(text)
