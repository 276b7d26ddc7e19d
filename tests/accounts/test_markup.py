"""What comes along when an account is copied out of a page is not what somebody said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts.markup import unmarked, without_markup
from tearwise.assembly import risks_in
from tearwise.safety.words import Words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>He cried.</p>", "He cried."),
        ("He <b>cried</b> and<br/>left", "He cried and left"),
        ('<a href="http://a.example/x?y" class=q>She cried</a>', "She cried"),
        ("&quot;I&#39;m sorry&quot; &amp; he cried&hellip;", '"I\'m sorry" & he cried…'),
        ("He didnâ€™t cry â€“ â€œI canâ€™tâ€¦â€\x9d", "He didn’t cry – “I can’t…”"),
        ("He didnâ\x80\x99t cry", "He didn’t cry"),
    ],
)
def test_blanks_stand_for_markup(text: str, plain: str) -> None:
    assert "".join(without_markup(text).split()) == "".join(plain.split())
    assert len(without_markup(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    ["I <3 him & he cried", "My <son> cried", "<he cried>", "a < b > c", "AT&T; R&D;", "<>", "Le câlin", "â€", "€™"],
)
def test_what_people_write_themselves_is_no_markup(text: str) -> None:
    assert without_markup(text) == text


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "&#39;", "&amp;", "<", ">", "&", ";", "#", "ſ", "he cried ", "\n", "&#0;", "â€", "™"]
        )
    )
)
def test_a_text_stays_as_long_as_it_was(parts: list[str]) -> None:
    text = "".join(parts)
    assert len(without_markup(text)) == len(text)
    meant = unmarked(text)
    assert len(meant.places) == len(meant.text) + 1
    assert list(meant.places) == sorted(meant.places)
    assert (meant.places[0], meant.places[-1]) == (0, len(text))


def test_what_markup_stands_for_has_its_place_in_the_text_as_it_was_written() -> None:
    text = "<b>She</b> donâ€™t &amp; won&#39;t"
    meant = unmarked(text)
    assert meant.text == " She  don’t & won't"
    for word, written in ("She", "She"), ("don’t", "donâ€™t"), ("&", "&amp;"), ("won't", "won&#39;t"):
        at = meant.text.index(word)
        assert text[meant.places[at] : meant.places[at + len(word)]] == written


def test_words_come_through_markup_with_their_places() -> None:
    text = "<p>She said she&#39;d <i>leave</i>.</p>"
    words = Words.of(text)
    assert words.words == ("she", "said", "she", "would", "leave", ".")
    assert [text[words.starts[k] : words.ends[k]] for k in (0, 2, 4)] == ["She", "she&#39;d", "leave"]


@pytest.mark.parametrize("last", ["Andre\u0301", "Andr&#233;", "Andr&#xe9;", "Andre\u0301\u0323", "André", "A"])
def test_a_word_ends_where_its_last_character_does(last: str) -> None:
    text = f"She hit {last}, and {last}"
    words = Words.of(text)
    assert [text[words.starts[k] : words.ends[k]] for k in (2, 4)] == [last, last]


def test_markup_is_no_danger_and_hides_none() -> None:
    assert risks_in("<b>He cried</b> when I said &quot;I&#39;m leaving&quot; and <i>hugged</i> me") == ()
    assert risks_in("He cried. Le château de Pâques, â â€.") == ()
    assert "self_harm" in {risk.id for risk in risks_in("He cried. He said he doesnâ€™t want to live anymore.")}
    told = {risk.id for risk in risks_in("<p>He cried. He said he&#39;d <b>kill</b> himself tonight.</p>")}
    assert "self_harm" in told
