"""What hurts is found as people type it late in the evening; kind replies that share its words are not."""

from __future__ import annotations

import pytest

from tearwise.assembly import check_reply


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("There, there. All better now.", "stop_tears"),
        ("can you not do this in front of my parents", "stop_tears"),
        ("do you have to do this here?", "stop_tears"),
        ("its been a month, how long are you going to be like this", "stop_tears"),
        ("it's not like you to fall apart over a test, I'm disappointed", "shaming"),
        ("I don't find it very attractive, all this crying", "shaming"),
        ("I expected better of you.", "shaming"),
        ("I lost her too but I'm not making a spectacle", "shaming"),
        ("u look a right mess", "shaming"),
        ("chin up chuck plenty more fish", "minimising"),
        ("time heals everything i promise", "minimising"),
        ("save it for home", "stop_tears"),
        ("funny how you only cry when ive found the receipts", "blaming"),
        ("You only cry when you get caught.", "blaming"),
        ("hormonal much?", "mocking"),
        ("dont come crying to me when he leaves", "ultimatum"),
        ("dont cry, its only a job, u should of asked for help earlier", "stop_tears"),
        ("dont cry, its only a job, u should of asked for help earlier", "minimising"),
        ("dont cry, its only a job, u should of asked for help earlier", "blaming"),
        ("come on, dont be sad, it was just a game", "minimising"),
        ("You need to stay positive, miracles happen every day!", "advice_first"),
        ("You're not empty. Everyone feels like that sometimes.", "minimising"),
        ("It might just be a phase, but I love you anyway", "minimising"),
        ("im sorry but you know i didnt mean it, you shouldnt be so sensitive about your dad", "minimising"),
        ("You signed up for this babe, man up and don't let your dad down", "shaming"),
        ("ur being paranoid, nobody was looking at u", "shaming"),
        ("Stop sending these, it's pathetic, move on", "shaming"),
        ("Glad it's all clear, lucky you, mine wasn't so lucky", "self_centred"),
        ("Mum, why didn't you just leave him back then?", "blaming"),
    ],
)
def test_what_hurts_is_found(text: str, issue: str) -> None:
    assert issue in {one.id for one in check_reply(text).issues}


@pytest.mark.parametrize(
    "text",
    [
        "All better now? Come here, let me look at that knee.",
        "Maybe it's a phase, maybe it isn't. Either way I love you and I'm here.",
        "I know you have to stay positive for the kids all day. With me you don't.",
        "It's pathetic how they treated you.",
        "You're being paranoid is what he always said to me too, and he was wrong.",
        "Mine didn't make it either. I'm so sorry, I know a bit of this.",
        "We can go outside, so you don't have to do this in front of everyone.",
        "How long are you going to be in hospital, love?",
        "It's not like you to fall apart over something small, so something must be up. I'm listening.",
        "Whoever said it's not attractive is an idiot.",
        "I expected to be fine too, and I wasn't.",
        "You're not making a spectacle of yourself. Let them look.",
        "You only cry when it's really bad, so I'm listening.",
        "You can come crying to me any time, day or night.",
        "I told them: don't come crying to me when it backfires.",
        "I cried over mine too if it helps.",
        "I won't tell you there are plenty more fish. You loved this one.",
        "They say time heals everything. I'd like to hear how it is today.",
        "Save me a seat, I'll be there when you get home.",
        "It's only a job to them, but you gave it ten years.",
        "Nobody gets to tell you that it's only a job.",
        "I'm not going to say you should have asked for help earlier.",
        "I should of asked you earlier, I'm sorry.",
        "You should of course cry as long as you need.",
        "Ye've nothin tae be sorry for. Come ben the hoose.",
        "You don't have to man up and carry on.",
        "Everyone feels like that sometimes, and it's awful. I'm here.",
        "You're not being paranoid, I believe you.",
        "I don't think it's pathetic.",
        "I believe you, it's not just a phase.",
    ],
)
def test_what_is_kind_is_not_marked(text: str) -> None:
    assert not check_reply(text).issues


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("wanna talk", "open_question"),
        ("Do you want to talk about it", "open_question"),
        ("what happened", "open_question"),
        ("hug?", "offer"),
        ("aw hun u need a hug?", "offer"),
        ("I'm sorry your nan died", "validation"),
        ("im so sorry ur dad passed away x", "validation"),
    ],
)
def test_few_words_that_help_are_found_by_themselves(text: str, skill: str) -> None:
    checked = check_reply(text)
    assert skill in {one.id for one in checked.skills}
    assert not checked.issues


@pytest.mark.parametrize(
    "text", ["stop crying, hug?", "What happened? Why? Who did it?", "what happened to you, you used to be fun"]
)
def test_they_are_no_skill_where_more_is_said_that_hurts(text: str) -> None:
    assert not {"offer", "open_question"} & {one.id for one in check_reply(text).skills}


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Crocodile tears won't work on me anymore you pathetic liar.", "I'm hurt, and I'm angry."),
        ("Crying won't work this time.", "My answer stays as it is."),
        ("Save your tears for someone who cares.", "I can't be the one who comforts you."),
    ],
)
def test_who_was_hurt_or_is_pressed_is_not_told_to_comfort(text: str, instead: str) -> None:
    assert any(instead in (one.instead or "") for one in check_reply(text).issues)
