"""Who puts an end in order, and is ready for it; beside each what the old, and those who move, tell in the same words."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in


def told(text: str) -> set[str]:
    return {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "My brother is 29. He has named an executor and cleared his flat.",
        "My husband lost his job and cried. I found that he's paid everyone back and made his will.",
        "His room is empty. He has named his sister executor. He cried and hugged each of us.",
        "he closed his accounts last week and cried. there is a will on the desk, his affairs in order",
        "He is 34, he has put his affairs in order, and cried when he kissed the kids.",
        "ready to meet his maker, he said. He is 41. He cried.",
        "My son is 17 and told his gran he's ready to meet his maker. He cried.",
        "i'm 19 and ready to meet my maker. i cry all the time",
    ],
)
def test_more_than_one_last_thing_tells_of_a_danger(text: str) -> None:
    assert "self_harm" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "My father asked me to be his executor and cried.",
        "The executor cleared the house and my brother cried about the piano.",
        "Dad's affairs are in order. He's 78. He showed me the folder and cried.",
        "Dad (81) named me executor, gave his books away and paid the rent till spring. He cried when I thanked him.",
        "I cleared my desk on my last day and they gave me a card. I cried. My will to live is restored!",
        "My brother is 29. He cleared his flat because he is moving to Lisbon. He cried when I hugged him.",
        "Grandad is 94 and says he's ready to meet his maker. He cried, but he was smiling.",
        "I'm ready to meet my maker after one gym session lol, actual tears",
        "He had several affairs and she found the messages. She cried all night.",
    ],
)
def test_what_the_old_and_those_who_move_put_in_order_does_not(text: str) -> None:
    assert not risks_in(text)


def test_affairs_of_love_are_everyday_and_what_is_told_beside_them_is_not() -> None:
    assert "self_harm" in told("My wife had affairs. I've put mine in order and I won't be here by Monday. I'm crying.")
