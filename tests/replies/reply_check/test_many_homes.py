"""What hurts is found as it is said in homes of many faiths and customs; kind replies that share its words are not."""

from __future__ import annotations

import pytest

from tearwise.assembly import check_reply


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The Lord never gives you more than you can carry.", "minimising"),
        ("Bhagwan has a plan beta, don't question it", "minimising"),
        ("It's Allah's will, you have to accept it", "minimising"),
        ("the universe is testing you", "minimising"),
        ("It was written. Have sabr.", "minimising"),
        ("Your tears are troubling her soul.", "stop_tears"),
        ("if u keep crying he wont be able to rest in peace", "stop_tears"),
        ("Don't cry over the dead, it's haram", "stop_tears"),
        ("Why are you making such a big issue out of it?", "minimising"),
        ("why are you doing so much drama yaar", "minimising"),
        ("All men are like that only. Adjust.", "minimising"),
        ("You have to adjust, beta. We all did.", "minimising"),
        ("That's just how men are, love.", "minimising"),
        ("Every family have such problem.", "minimising"),
        ("You have every right to be angry. But he's a man, they're all like that, beta.", "minimising"),
        ("Every house has its troubles, no need to make a tragedy of it.", "minimising"),
        ("PMS again?", "minimising"),
        ("what's the big deal", "minimising"),
        ("Log kya kahenge?", "shaming"),
        ("And what will the neighbours think?", "shaming"),
        ("Professionals leave this at the door.", "shaming"),
        ("What did you do to upset him?", "blaming"),
        ("Did you make her angry again?", "blaming"),
        ("You know how I get when you nag.", "blaming"),
        ("You think you're the only one who misses her?", "self_centred"),
        ("I need some quiet, and if you keep calling I'll block you", "ultimatum"),
        ("I'm so done with you", "ultimatum"),
        ("Don't ever contact me again.", "ultimatum"),
        ("lose my number", "ultimatum"),
        ("get a grip bestie", "stop_tears"),
    ],
)
def test_what_hurts_is_found_as_it_is_said_there(text: str, issue: str) -> None:
    assert issue in {one.id for one in check_reply(text).issues}


@pytest.mark.parametrize(
    "text",
    [
        "God knows best, people say, and I still think it's cruel. I'm here.",
        "I don't believe God wanted this for you. It's just horrible.",
        "May God give you strength, beta. I'm on the evening train.",
        "Inshallah it will ease. I am with you, sister.",
        "The surgeon has a plan, and I'll sit with you while she does it.",
        "Your tears won't trouble her soul, she'd be touched that you loved her so.",
        "Crying won't hurt the baby, love, it's all right.",
        "Stop, don't make a big deal of my birthday, today is about you. Tell me.",
        "They're all like that at that school, it isn't you, it's them.",
        "Every family has its troubles, and yours has had too many this year. I'm sorry.",
        "Did you wind him after his feed? Shall I take him so you can sleep?",
        "Did you upset anyone? No. You told the truth, and it took guts.",
        "You know how I get when you cry, I go to mush. Come here.",
        "What will the neighbours say? Let them. Cry.",
        "If you keep crying I'm coming over with soup, fair warning.",
        "If you keep calling I'll keep answering, that's the deal",
        "We're done here. Go home, I'll lock up.",
        "I'm done with my shift, don't text, I'm driving to you",
        "Don't text me back, just sleep. I love you.",
        "Don't talk to me about the match, talk to me about you.",
        "lol I love you, you soppy thing",
        "Leave the washing up, leave it all at the door, come and sit with me.",
    ],
)
def test_kind_replies_that_share_its_words_are_left_alone(text: str) -> None:
    assert check_reply(text).issues == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("im done. dont text me", "im done. dont text me"),
        ("I'm done. Don't call me.", "I'm done. Don't call me."),
        ("Cue the violins. You dumped him, remember?", None),
    ],
)
def test_a_few_words_and_the_next_may_carry_it_together(text: str, quote: str | None) -> None:
    assert next((one.quote for one in check_reply(text).issues if one.id == "ultimatum"), None) == quote


@pytest.mark.parametrize(
    ("text", "issue", "instead"),
    [
        ("It's not like anyone died.", "minimising", "It doesn't have to be the worst thing in the world to hurt."),
        (
            "At least you had him for 12 years. Some people's dogs die at two.",
            "minimising",
            "I'm so sorry. You had so many days together.",
        ),
        ("God has a plan.", "minimising", "I don't know why this happened to you. I'm with you in it."),
        (
            "Is it your time of the month again",
            "minimising",
            "It sounds like a lot. I'd like to hear how it is for you.",
        ),
        ("All men are like that only.", "minimising", "You don't have to put up with it. I'm on your side."),
        (
            "All this crying is disturbing her soul.",
            "stop_tears",
            "You can be as sad as you are. I'd like to hear about them, if you want to tell me.",
        ),
        ("It's time to move on now, stop crying.", "stop_tears", "It takes the time it takes. I'm staying."),
        (
            "Let's try to keep it professional please, no tears.",
            "stop_tears",
            "Take a few minutes. We can go on when you're ready, or another day.",
        ),
        (
            "if you go back to him don't bother calling me",
            "ultimatum",
            "I'm worried about you. I'm on your side, whatever you decide.",
        ),
        (
            "you need to hold it together till after the wedding",
            "stop_tears",
            "You don't have to hold it together with me.",
        ),
        (
            "You've got to be the strong one now, your mother needs you.",
            "stop_tears",
            "You don't have to hold it together with me.",
        ),
        (
            "please, people are watching",
            "stop_tears",
            "Shall we go somewhere quieter? There you can cry as long as you need.",
        ),
        ("Shall I film it for your Insta?", "mocking", "I don't quite know what to say, and I'm with you."),
        (
            "anyone would think someone had died",
            "minimising",
            "It doesn't have to be the worst thing in the world to hurt.",
        ),
        (
            "the vet will fix him, he'll be running around by friday",
            "false_promise",
            "I'm hoping with you. I'll be with you while we wait.",
        ),
        ("dont ever text me again", "ultimatum", "I need some distance. I'll say when I can talk again."),
    ],
)
def test_the_other_way_fits_what_is_said(text: str, issue: str, instead: str) -> None:
    assert [one.instead for one in check_reply(text).issues if one.id == issue] == [instead]
