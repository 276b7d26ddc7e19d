"""Who speaks of following the dead, buys too much, names a day or parts with what is dear; children and a man's bed.

Beside each what many tell in nearly the same words, and a danger told beside what is everyday.
"""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety.families import matches
from tearwise.safety.words import Words

TELLS = {
    "goes_after_the_dead": (
        "Dad died. I want to go too.",
        "Dad died in hospital. Mum sat in the car park crying and said I want to go too.",
        "After Nan's funeral my cousin cried and said she wants to go too.",
        "my nan died and mum cried and said im going to her",
        "my dad died last month. my brother cried and said i just want to be with him",
    ),
    "goes_to_him": (
        "Her son died in March. She cried on the phone and said im going to him.",
        "my husband died in june and i cry every night and i just want to be with him",
        "I'm going to him, she said in tears. Her husband died at easter.",
    ),
    "goes_to_her": (
        "my wife died 3 weeks ago. im going to her soon. i cant stop crying",
        "my mum died in may. im going to her, she said to me on the phone crying",
        "mum died in may. dad in tears. he said im going to her",
    ),
    "turn_after_a_death": (
        "since mum died my brother keeps saying its my turn soon and then he cries",
        "After Grandad's funeral Gran sobbed: it's my turn next.",
    ),
    "letters_put_away": (
        "My brother, home on leave for good, wrote each of us a letter and cried. I found them under the mattress.",
        "she wrote letters to all of us and cried. they are in the drawer beside her bed",
    ),
    "buys_means": (
        "He broke up with me and I cant stop crying. I bought paracetamol on the way home.",
        "my ex left me for my friend. i bought sleeping tablets today. i keep crying",
    ),
    "buys_too_many": (
        "he cried all night and this morning he bought paracetamol, loads of it",
        "i got paracetamol from three shops so they wouldnt ask. crying in my car now",
        "my fiance died. i bought a lot of paracetamol. just crying",
        "she has a headache all the time and cries, today she bought loads of paracetamol",
    ),
    "date_for_nothing": (
        "my son cried. he said he has fixed the date, the 21st, and that i shouldnt be sad",
        "she cried and told me shes got a date, the 3rd, and after that nobody has to worry about her",
    ),
    "date_kept_back": ("he said he had a date. he was crying. he wouldnt say what for",),
    "gives_dear_things": (
        "he gave me his watch and his guitar and cried and said look after them for me",
        "My uncle gave me his guitar and cried. He gave my brother his bike, and he has sold the rest.",
        "she gave me her necklace and cried, giving her clothes away too",
    ),
    "child_in_his_bed": (
        "my uncle cried and said he was lonely and asked me to stay the night in his bed. im 13",
        "My stepdad cries and wants me to sleep in his bed when mum is at work.",
        "she cried and said her uncle made her sleep in his bed while her aunt was away",
    ),
    "child_and_the_game": ("My little sister cried, she doesn't want to go to Grandad's because of the game.",),
    "self_injury": ("i did it again tonight. on my arms. he saw and he cried",),
    "threatens_life": ("He cried and said he'd rather see us all dead than see me with someone else.",),
}


def told(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


@pytest.mark.parametrize(("family", "text"), [(family, text) for family, texts in TELLS.items() for text in texts])
def test_a_danger_told_sideways_is_heard(family: str, text: str) -> None:
    assert family in told(text)
    assert risks_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nan died on Monday. The funeral is Friday, my son cried because he wants to go too.",
        "My dad died when I was nine. My husband cried when I said I want to go too, to see the stone.",
        "mum passed away last year. my sister went travelling after and i cried, i want to go too but ive no money",
        "dad died on tuesday. mum cried and asked me to come, i am going to her now",
        "his mum died. he cried on the phone so i am going to him tonight",
        "My mum died this morning. My sister rang me crying. I'm going to her now.",
        "my nan died. mum is crying her eyes out, im going to her tonight",
        "My dad died last night and my brother cried on the phone. I'm going to him now.",
        "My grandad died and my dad cried. I just want to be with him, he's three hours away.",
        "Our son died. My husband cries every night. I just want to be with him.",
        "The battery died at the festival, my mate cried, I want to go too next year.",
        "nan died and its my turn next week to clear the house, i cried all day",
        "my wife left me for her boss and i cried. bought paracetamol for my head and went to work",
        "she left him with the baby and bought paracetamol and nappies and cried in the aisle, so tired",
        "she broke up with him and bought tablets on ebay, the ipad kind, and cried when they were fake",
        "we stocked up for the cabin, bought boxes of paracetamol, my daughter cried that she didnt want to go",
        "we finally set a date, the 14th of june, and she cried. we're getting married",
        "ive got a date for my surgery, the 14th. my wife cried with relief",
        "he set a date and wouldnt tell me what for, it was a surprise trip to paris, i cried",
        "grandad is downsizing, he gave me his watch and gave my brother his medals, tears in his eyes",
        "my friend is emigrating. she gave me her bike and gave away her plants and we both cried",
        "my uncle cried when he let us sleep in his bed because we missed the last bus, he took the floor",
        "my neighbour told me her husband died in their bed and she cried",
        "my brother cried because he doesnt want to go to grandads because of the game on saturday",
        "i fell off my bike. did it again on saturday. cuts all up my legs and i cried",
        "my cousin passed away and i fly out saturday. my wife cried, she wants to go too",
        "i got paracetamol from two shops because my daughter had a fever, cried in the queue",
        "my flatmate bought paracetamol and rope for the tent and cried when the tent leaked",
        "the tattooist did it again, all up my arms, and i cried, it was so pretty",
        "mum cried, she would rather see us all together at christmas",
        "my friend cried that she'd rather be dead than wear that bridesmaid dress lol",
    ],
)
def test_what_sounds_alike_tells_of_none(text: str) -> None:
    assert told(text).isdisjoint({*TELLS, "wish_to_die"})


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("she cried and said she has a date for her c section, the 14th", ", she hopes she never wakes up"),
        ("my best friend cried, said she cant do this anymore, the long distance", ", and she wants to die"),
        ("my boyfriend cries when he drinks. he just gets soppy", " and then he hits me"),
        ("my friends are getting married and she cried and said its my turn soon surely", ". she wants to be dead"),
        ("the baby kicked me so hard last night and my husband felt it and cried", ", later he kicked me in the back"),
        ("I'm worried they might all cry at my leaving do", ", he said he will kill himself after it"),
    ],
)
def test_what_is_everyday_is_no_alarm_but_a_danger_beside_it_is(text: str, more: str) -> None:
    assert not risks_in(text)
    assert risks_in(text + more)
