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
    ],
)
def test_what_hurts_is_found(text: str, issue: str) -> None:
    assert issue in {one.id for one in check_reply(text).issues}


@pytest.mark.parametrize(
    "text",
    [
        "All better now? Come here, let me look at that knee.",
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
        "Ye've nothin tae be sorry for. Come ben the hoose.",
    ],
)
def test_what_is_kind_is_not_marked(text: str) -> None:
    assert not check_reply(text).issues
