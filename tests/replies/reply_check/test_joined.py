"""What hurts in wordings of many parts is found in every tense and spelling; kind replies that share the words are not."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.assembly import check_reply
from tearwise.errors import DataError
from tearwise.replies.reply_check.joined import joined_in
from tearwise.replies.reply_check.notes import settled

ENTRY: dict[str, Any] = {"parts": [["you're", "you seem"], ["sad", "blue"]], "between": ["so", "really"]}


def found(passage: str, **more: Any) -> bool:
    (one,) = joined_in([{**ENTRY, **more}], "here", settled)
    return one.found_in(passage, {"oh", "mate"}, passage) is not None


def test_all_of_one_part_stand_before_all_of_the_next() -> None:
    assert found("you are sad")
    assert found("i see you seem so really blue today")
    assert not found("you are not sad")
    assert not found("you are so so really sad")
    assert not found("you are sadly late")


def test_where_they_stand_may_matter_and_what_stands_beside_them() -> None:
    assert found("oh you are sad today", place="first")
    assert not found("i see you are sad", place="first")
    assert found("oh you are sad mate", place="all")
    assert not found("oh you are sad today", place="all")
    assert not found("you are sad and so am i", unless=["so am i"])


@pytest.mark.parametrize(
    "entries",
    [{}, [{}], [{"parts": [["a"]]}], [{"parts": [["a"], []]}], [{"parts": [["a"], ["b"]], "place": "last"}]],
)
def test_parts_that_are_not_whole_are_an_error(entries: object) -> None:
    with pytest.raises(DataError, match="here"):
        joined_in(entries, "here", settled)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("You're clearly depressed", "shaming"),
        ("ur obviously bipolar", "shaming"),
        ("you obviously have bpd or something", "shaming"),
        ("i think youre mentally ill mate", "shaming"),
        ("so sorry about the flat but you should really just get over him", "minimising"),
        ("its been a month mate time to get over it", "minimising"),
        ("sounds like youre hormonal again", "shaming"),
        ("ur mental", "shaming"),
        ("Who cries at an advert", "shaming"),
        ("honestly who cries because of a song", "shaming"),
        ("nobody cries at a baby shower", "shaming"),
        ("grown men dont sob over a game", "shaming"),
        ("You're 29 and crying over a hat", "shaming"),
        ("god you're so draining", "shaming"),
        ("omg calm tf down", "stop_tears"),
        ("you have always been far too sensitive darling", "minimising"),
        ("ppl have it way worse than u", "minimising"),
        ("your aunt lost both and she never shed a tear", "minimising"),
        ("ull find someone better", "minimising"),
        ("let it go its been a year", "minimising"),
        ("you make me feel guilty with your tears", "blaming"),
        ("youre just doing this to get your own way", "blaming"),
        ("u only cry to get what you want", "blaming"),
        ("i know exactly how u feel", "self_centred"),
        ("I know just what you're going through", "self_centred"),
        ("i wont speak to you till you say sorry", "ultimatum"),
        ("dont bother coming home then", "ultimatum"),
        ("can you cry somewhere else", "stop_tears"),
        ("could u stop im trying to sleep", "stop_tears"),
        ("stay strong for the kids", "stop_tears"),
        ("we raised you to be tougher", "shaming"),
        ("no wonder u have no friends", "shaming"),
        ("man the f up", "shaming"),
        ("its giving drama", "shaming"),
        ("it was gods plan", "minimising"),
        ("babies forget, dont fuss", "minimising"),
        ("its always drama with u", "blaming"),
        ("well you shouldnt have worn that", "blaming"),
        ("try being me for a day", "self_centred"),
        ("after all i do for you", "self_centred"),
        ("do you want me to feel guilty is that it", "blaming"),
        ("shouldve listened to me", "blaming"),
        ("thanks for ruining lunch with ur tears", "blaming"),
        ("and the crying starts again", "mocking"),
        ("u think thats bad wait till u have kids", "minimising"),
        ("other women would kill to have your life", "minimising"),
        ("stop embarrassing us", "shaming"),
        ("nobody wants to see that", "shaming"),
        ("ur ugly when u cry", "shaming"),
        ("must you cry in front of the whole family", "stop_tears"),
        ("do you really have to sob where people can see", "stop_tears"),
        ("Quit crying now or we're going home", "stop_tears"),
        ("Where's my smiley boy?", "stop_tears"),
        ("you could learn a thing or two from your cousin", "shaming"),
        ("the rest of us coped without all the drama", "shaming"),
        ("id be so embarrassed if i cried at work", "shaming"),
        ("they'll all think you're nuts", "shaming"),
        ("there must be something seriously wrong with you", "shaming"),
        ("nobody likes a moaner love", "shaming"),
        ("honestly i think u enjoy being miserable", "shaming"),
        ("I wouldn't call it a reason to cry, would you?", "minimising"),
        ("she's at peace now so you should be happy for her", "minimising"),
        ("ur lucky u still have ur mum", "minimising"),
        ("He was eighty-one, what did you expect?", "minimising"),
        ("anyone would think someone had died", "minimising"),
        ("Dry your face, it's not the end of the world.", "minimising"),
        ("we all lose a parent one day", "minimising"),
        ("think of the refugees, then you'd have something to cry about", "minimising"),
        ("I did warn you not to lend it to him. Nobody listens.", "blaming"),
        ("you've no idea how hard it is to live with someone who cries every night", "self_centred"),
        ("awww diddums", "mocking"),
    ],
)
def test_wordings_in_parts_are_found_with_their_neighbours(text: str, issue: str) -> None:
    assert issue in [one.id for one in check_reply(text).issues]


@pytest.mark.parametrize(
    "text",
    [
        "stop. breathe with me",
        "Stop. You did nothing wrong.",
        "stop, look at me. breathe",
        "Oh no! When?",
        "aw no who",
        "Oh dear. How did it happen?",
        "I love a man who cries at an advert",
        "nobody cries like that over nothing",
        "nobody cries at work for fun, something's wrong",
        "anyone who tells you you're too sensitive has never met you",
        "you're not too sensitive, they were cruel",
        "just because other people have it worse doesnt mean yours doesnt count",
        "i dont know exactly how u feel but im here",
        "im not going to tell you you'll find someone better",
        "i cant talk to you until i've calmed down, give me an hour",
        "dont bother coming over, ill come to you x",
        "don't call me until you're home, just drive safe",
        "you're clearly hurting and i want to listen",
        "ur obviously exhausted. go lie down ill do the kids",
        "i dont think ur crying for attention",
        "did he tell you you're mental? he's wrong",
        "she slept all night and didnt cry once!",
        "you are a grown man and you are allowed to cry",
        "you make me feel so loved",
        "I know exactly what you need: a blanket and me on the sofa",
        "you could meet someone new one day or not, there's no rush",
        "you're just depressed bc your life's been awful, anyone would be",
        "be brave for her tomorrow if u want. tonight u dont have to",
        "with everything i did for you i never wanted thanks",
        "whoever told you that you should get over it is wrong",
        "i dont think you should get over her that fast",
        "you did nothing to make him leave",
        "i should have listened to you",
        "thank you for making me feel at home",
        "do you think this is hard to say?",
        "lots of people would give their arm for a friend like you",
        "nobody wants to see you hurt, least of all me",
        "I'm crying too now lol, look at us",
        "stop trying to be strong for me",
        "you don't have to be strong for the kids tonight",
        "please stop, you have nothing to be sorry for",
        "please stop holding it in for my sake",
        "go cry in your room if you want, i'll cover dinner",
        "kids forget that you cried, they remember that you were there",
        "no wonder ur upset, he left without a word",
        "you shouldnt have gone through that alone",
        "whatever you need, i'm here",
        "i was wrong when i told you that others have it worse",
        "You had to cry in front of all of them. That must have been awful.",
        "No big smile for me today, I know, and that's fine",
        "You can learn from my mistakes if that helps, I trusted him too",
        "I'd be embarrassed if I cried in a meeting too, and I'd want you there",
        "Are you afraid people will think you're crazy? I don't.",
        "Do you feel there is something wrong with you? I think you're grieving.",
        "You don't need a reason to cry",
        "It's not a reason to cry, he said? It is to you, and to me.",
        "He's at peace now, and you don't need to be strong.",
        "You were lucky you had each other",
        "He was 93 and had a good innings, the vicar said, and it doesn't make it hurt less",
        "It doesn't matter how old he was, he was your grandad",
        "It may not be the end of the world but it feels like it",
        "I did say I'd be there and I will be",
        "Stop it or I'll start crying too, you've written such a lovely thing",
        "don't ever call yourself useless, you raised the three of us",
        "I'd have been worried if you hadn't cried",
        "I can keep the kids out of your hair on Saturday if you fancy a lie in",
        "who cares if it's just hormones, it still hurts",
        "i bawled for a week after mine so no judgement here",
        "the waterworks are welcome here haha, pull up a chair",
        "bring the snot bring the tears bring the lot, ive got tissues lol",
        "I could tell your boss you're ill, or you could, or we say nothing",
        "did something happen or is it just all of it?",
        "Men cry. My brother cries at every match and he's built like a fridge.",
    ],
)
def test_kind_replies_that_share_their_words_are_not_marked(text: str) -> None:
    assert check_reply(text).issues == ()


def test_one_word_that_stops_the_tears_still_does() -> None:
    for text in ("Stop. Just stop.", "stop it, you're fine", "Stop! Stop crying."):
        assert "stop_tears" in [one.id for one in check_reply(text).issues]
