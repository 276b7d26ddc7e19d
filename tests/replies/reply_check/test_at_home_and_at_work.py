"""What hurts is found as families, couples and colleagues say it; kind replies that share its words are not."""

from __future__ import annotations

import pytest

from tearwise.assembly import check_reply


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("You cry and suddenly I'm the bad guy.", "blaming"),
        ("I can't say one thing to you without you crying.", "blaming"),
        ("Honestly you've known for a year, so I don't know what you expected.", "blaming"),
        ("why do you always make it about you", "blaming"),
        ("I told you he was no good.", "blaming"),
        ("it kind of kills the mood", "stop_tears"),
        ("You're bringing everyone down.", "stop_tears"),
        ("I'd suggest keeping emotions out of the office.", "stop_tears"),
        ("Are you done with the tears?", "stop_tears"),
        ("Can we park the emotions and stick to the facts?", "stop_tears"),
        ("Your generation falls apart over everything.", "shaming"),
        ("Shame you couldn't hold it together for the speech.", "shaming"),
        ("I hope you can hear how pathetic that sounds.", "shaming"),
        ("I love you, but sometimes you make it really hard to.", "blaming"),
        ("Just try to look on the bright side, you'll find something better.", "minimising"),
        ("Your brother never made this fuss.", "shaming"),
        ("When are you going to stop feeling sorry for yourself?", "stop_tears"),
        ("You're just feeling sorry for yourself.", "shaming"),
        ("its giving attention seeker", "shaming"),
        ("It doesn't look very professional.", "shaming"),
        ("What have you got to be depressed about?", "minimising"),
        ("There's nothing to cry about.", "minimising"),
        ("Think of the children in hospital.", "minimising"),
        ("Tears again. How convenient.", "mocking"),
        ("Somebody's hormonal today.", "mocking"),
    ],
)
def test_what_hurts_is_found(text: str, issue: str) -> None:
    assert issue in {one.id for one in check_reply(text).issues}


@pytest.mark.parametrize(
    "text",
    [
        "You did what you could with what you knew.",
        "You couldn't have stopped him.",
        "You should have seen how many people stood up for you today.",
        "You should have had somebody with you.",
        "Oh sweetheart, did your balloon fly away?",
        "Did the doggy scare you?",
        "Oh poppet, is teddy lost? Let's look for him.",
        "Do you need pads or a hot water bottle?",
        "don't even worry about the party, it's just a party. are you safe?",
        "Your brother never cried either, and it made him ill.",
        "I know I've been the bad guy here.",
        "I made it all about me, and I'm sorry.",
        "You're not bringing anyone down.",
        "It's a shame you couldn't have him there.",
        "I know how silly this sounds, but I cried too.",
        "You make it easy to love you.",
        "You always look on the bright side for everyone else.",
        "Can we skip the party and stay in?",
        "You're allowed to feel sorry for yourself.",
        "You've got nothing to be sorry for.",
        "There's nothing unprofessional about crying.",
        "I told you you could ring any time.",
        "You must be so disappointed.",
        "Come at seven, if that's convenient.",
        "I think of the children every day, too.",
    ],
)
def test_what_is_kind_is_not_found_fault_with(text: str) -> None:
    assert check_reply(text).issues == ()


@pytest.mark.parametrize(
    "text",
    [
        "Aw did the nasty boss shout at you?",
        "Don't cry over the dress, it's just a dress.",
    ],
)
def test_what_only_looks_kind_is_found(text: str) -> None:
    assert check_reply(text).issues


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("I don't want to push.", "boundary"),
        ("Please do not feel you must reply.", "boundary"),
        ("Are you safe?", "open_question"),
        ("I was going to say sorry.", "repair"),
        ("You did your best to ruin it.", "affirmation"),
    ],
)
def test_what_is_no_skill_is_not_praised(text: str, skill: str) -> None:
    assert skill not in {one.id for one in check_reply(text).skills}
