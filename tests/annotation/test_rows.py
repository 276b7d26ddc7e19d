"""What stands in the place of an account is told, and is no account in which nobody cries."""

from __future__ import annotations

import pytest

from tearwise.annotation.rows import Columns, row_of


@pytest.mark.parametrize(
    "post",
    [
        "[deleted]",
        "[removed]",
        " [Removed] ",
        "[deleted by user]",
        "[ Removed by Reddit ]",
        "[removed by moderator]",
        "[ Removed by Reddit in response to a copyright notice. ]",
    ],
)
def test_a_post_that_was_taken_away_is_no_account(post: str) -> None:
    row = row_of({"id": "a2", "selftext": post}, "line 2", Columns(text="selftext"), 0)
    assert (row.id, row.text) == ("a2", None)
    assert row.error == "line 2 has in 'selftext' what a forum puts in place of a post that was deleted or removed"


@pytest.mark.parametrize(
    "post",
    [
        "removed",
        "He removed the ring and cried.",
        "[removed] He cried when I told him.",
        "[deleted] [deleted]",
        "[he cried]",
        "[removed by me, since he reads here. He cried.]",
        "[name removed] cried all night.",
    ],
)
def test_a_post_that_speaks_of_it_is_an_account(post: str) -> None:
    assert row_of({"text": post}, "line 2", Columns(), 0).text == post
