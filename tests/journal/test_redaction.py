"""The redaction aid replaces what it proposes, everywhere and the same way, and proposes what stands out."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace

import jsonschema
import pytest

from tearwise.accounts import Account
from tearwise.accounts.account import LONGEST
from tearwise.journal import Content, Episode, Journal, Person, Response
from tearwise.journal.episode import LONGEST_NOTE, LONGEST_RESPONSE
from tearwise.journal.exchange import document, episodes_of, schema
from tearwise.journal.redaction import Redaction, words_in
from tearwise.rendering.record import schema as reading_schema
from tests.journal.conftest import SORRY, WEDDING, Read

STORY = (
    "Tom cried when I told him about Aunt Hedwig. TOM's boss Mr Okonkwo had rung from Leeds on Monday (0113 496 0123), "
    "or write to tom.b@example.org, see https://example.org/x?y=1. I said “Sorry.” He said he was sorry. "
    "@tomtom told Jean-Luc, and we went to Leeds. On 2026-11-20 he cried again."
)


@pytest.fixture
def told(journal: Journal, read: Read) -> Journal:
    """A journal with a story full of names, corrected and edited."""
    kept = journal.add(
        read(STORY),
        person=Person("Tom Barraclough", "partner"),
        note="barraclough rang",
        responses=[Response("Rang Leeds")],
    )
    journal.edit(kept.id, replace(kept.content, note="Mr Barraclough rang, and Tomas."))
    journal.correct(kept.id, words="it was Okonkwo, at Acme")
    journal.add(read(WEDDING), person="Ada")
    return journal


def told_of(text: str) -> Episode:
    """An episode that no journal holds."""
    return Episode(1, "one", "2026-11-20T12:00:00Z", "2026-11-20T12:00:00Z", Content(Account(text), "2026-11-20"))


def test_names_addresses_and_numbers_are_proposed(told: Journal) -> None:
    found = {one.found.casefold(): one for one in Redaction(told.episodes()).preview()}
    assert set(found) == {
        "tom barraclough", "ada", "tom", "barraclough", "hedwig", "okonkwo", "leeds", "0113 496 0123", "tom.b@example.org",
        "https://example.org/x?y=1", "@tomtom", "jean-luc", "tomas", "acme",
    }  # fmt: skip
    assert found["tom"].by == found["barraclough"].by == "[person 1]"
    assert found["leeds"].count == 6, "three times now, three times before the edit"


def test_what_is_proposed_is_replaced_everywhere_and_the_rest_stays(told: Journal) -> None:
    redacted = list(Redaction(told.episodes(), keep=["Leeds"], hide=["boss"]).episodes())
    exported = document(redacted, "2026-11-26T12:00:00Z", redacted=True)
    jsonschema.validate(exported, schema())
    text = json.dumps(exported, ensure_ascii=False)
    for gone in ("tom", "Barraclough", "Hedwig", "Okonkwo", "0113", "example.org", "Jean", "Acme", "boss", "Ada"):
        assert not re.search(rf"\b{re.escape(gone)}\b", text, re.IGNORECASE)  # an id may have three letters of it
    for stays in ("Leeds", "Monday", "2026-11-20", "He said he was sorry", "Aunt", "cried when I told him"):
        assert stays in text
    assert redacted[0].content.account.text.startswith("[person 1] cried")
    assert {one.uid for one in redacted}.isdisjoint({one.uid for one in told.episodes()})


def test_readings_keep_their_figures_and_lose_their_quotes(told: Journal) -> None:
    before, after = list(told.episodes()), list(Redaction(told.episodes()).episodes())
    for plain, redacted in zip(before, after, strict=True):
        assert plain.readings[0].probabilities == redacted.readings[0].probabilities
        assert all(one["evidence"] == [] for one in redacted.readings[0].record["meanings"])
        assert redacted.reading() is not None
    assert len(list(episodes_of(document(after, "2026-11-26T12:00:00Z", redacted=True)))) == 2


def test_what_an_imported_reading_had_besides_is_no_part_of_it(journal: Journal, read: Read) -> None:
    """An import takes more than a record has to hold, such as somebody's remark, and an export gives it back."""
    journal.add(read(SORRY))
    exported = json.loads(json.dumps(journal.export()))
    record = exported["episodes"][0]["readings"][0]["record"]
    for place in (record, record["meanings"][0]):
        place["remark"] = "Zebedee read this"
    (imported,) = episodes_of(exported)
    assert "Zebedee" in json.dumps(document([imported], "2026-11-26T12:00:00Z"))
    redacted = document(Redaction([imported]).episodes(), "2026-11-26T12:00:00Z", redacted=True)
    assert "Zebedee" not in json.dumps(redacted)
    jsonschema.validate(redacted["episodes"][0]["readings"][0]["record"], reading_schema())


def test_what_told_of_danger_stays_told_and_its_words_are_gone(journal: Journal, read: Read) -> None:
    reading = read("Zebedee cried. He hit me beside the Marmalade Inn and said he will kill himself tonight.")
    assert all(risk.evidence for risk in reading.risks)
    journal.add(reading, person="Zebedee")
    (redacted,) = Redaction(journal.episodes()).episodes()
    (kept,) = redacted.readings
    found = [(one["id"], one["urgency"]) for one in kept.record["risks"]]
    assert found == [(risk.id, risk.urgency) for risk in reading.risks] != []
    assert not re.search("Zebedee|Marmalade|hit me", json.dumps(kept.record))


def test_ordinary_sentences_propose_nothing(journal: Journal, read: Read) -> None:
    journal.add(
        read(f"{SORRY} Then on Monday I told Mum. OK, she said. He is AWFULLY sorry. “Well,” he said. I'm sorry.")
    )
    assert Redaction(journal.episodes()).preview() == []


@pytest.mark.parametrize(
    "text",
    [
        "{} cried.", "{} told me that she was leaving.", "He left. {} said sorry.", "{} started crying when I came in.",
        "“{} was in tears.”", "{} and I sat there.", "{} burst into tears.", "{} broke down crying.", "{} rang me.",
        "{} couldn’t stop crying.", "{} has been crying for days.", "{} never cried before.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Anna", "James", "Emily", "Mei-Lin", "O'Brien", "Zoë"])
def test_a_name_that_begins_a_sentence_is_told_by_what_only_people_do(text: str, name: str) -> None:
    (redacted,) = Redaction([told_of(text.format(name))]).episodes()
    assert redacted.content.account.text == text.format("[name 1]")


@pytest.mark.parametrize(
    "text",
    [
        "Just started crying.", "Suddenly burst into tears.", "Never cried like that.", "That said, he left.", "Enough said.",
        "Doctors told us. Nurses said so.", "Husband cried.", "Nobody cried. Both cried.", "Then told me.", "Been crying.",
        "Him and I talked. Grandma and I sat.", "Tears started. Work was hard.", "Told me nothing. Cried and cried.",
        "MIL cried. Mother-in-law cried. Ex-husband cried.", "Kids cried. Fiancée cried. Therapist says so.",
        "Haven't told them.", "Haven’t cried since.", "Properly cried. Big hugs all round.", "Physio says six weeks.",
    ],
)  # fmt: skip
def test_other_words_that_begin_sentences_stay(text: str) -> None:
    assert Redaction([told_of(text)]).preview() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Groß", "Groß"),
        ("Groß", "GROSS"),
        ("GROSS", "Groß"),
        ("İrem", "İrem"),
        ("İrem", "irem"),
        ("Irem", "ırem"),
        ("José", unicodedata.normalize("NFD", "José")),
        (unicodedata.normalize("NFD", "Renée"), "RENÉE"),
        ("Σοφός", "ΣΟΦΌΣ"),
        ("O'Brien", "O’Brien"),
    ],
)
def test_a_name_goes_however_its_letters_are_written(journal: Journal, read: Read, name: str, text: str) -> None:
    journal.add(read(f"{text} cried. I said sorry to {text}, and {text}’s mother cried."), person=name)
    redaction = Redaction(journal.episodes())
    (redacted,) = redaction.episodes()
    assert redacted.content.account.text == (
        "[person 1] cried. I said sorry to [person 1], and [person 1]’s mother cried."
    )
    assert redacted.content.person is not None
    assert redacted.content.person.name == "[person 1]"
    assert [(one.by, one.count) for one in redaction.preview()] == [("[person 1]", 4)]


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Toms mum cried. I held him.", "[person 1] mum cried. I held him."),
        ("He cried when zoës phone rang.", "He cried when [person 2] phone rang."),
        ("Dad cried at the cat that zoës and the tom.", "Dad cried at the cat that zoës and the [person 1]."),
    ],
)
def test_a_name_goes_also_without_the_apostrophe_of_what_is_theirs(
    journal: Journal, read: Read, text: str, redacted: str
) -> None:
    journal.add(read(text), person="Tom")
    journal.add(read(SORRY), person="Zoë")
    assert next(Redaction(journal.episodes()).episodes()).content.account.text == redacted


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_word_goes_or_stays_as_is_said_however_its_letters_are_written(
    journal: Journal, read: Read, form: str
) -> None:
    text = unicodedata.normalize(form, "He cried at the weißmann café. Then Bérénice and Zoë met Ødegård.")
    journal.add(read(text))
    (redacted,) = Redaction(journal.episodes(), keep=["ØDEGÅRD"], hide=["weißmann"]).episodes()
    assert unicodedata.normalize("NFC", redacted.content.account.text) == (
        "He cried at the [hidden 1] café. Then [name 1] and [name 2] met Ødegård."
    )


@pytest.mark.parametrize("hidden", [" blue  heron ", "Blue\nheron"])
def test_several_words_go_whatever_space_is_between_them(journal: Journal, read: Read, hidden: str) -> None:
    journal.add(read("We met at the blue\nheron. He cried at the blue  heron again, and the herons stayed."))
    redaction = Redaction(journal.episodes(), hide=[hidden])
    assert [(one.found, one.count) for one in redaction.preview()] == [("blue heron", 2)]
    (redacted,) = redaction.episodes()
    assert redacted.content.account.text == (
        "We met at the [hidden 1]. He cried at the [hidden 1] again, and the herons stayed."
    )
    journal.add(read("Then the dog of Acme came."))
    assert "Acme" in list(Redaction(journal.episodes(), keep=[" acme "]).episodes())[-1].content.account.text


def test_everybody_in_the_journal_is_known_of_in_the_export_of_one(journal: Journal, read: Read) -> None:
    journal.add(read("Zelda came in later. I think zelda knew. He cried."), person="Tom")
    journal.add(read(SORRY), person="Zelda")
    redaction = Redaction(journal.episodes("Tom"), people=journal.people())
    (redacted,) = redaction.episodes()
    assert redacted.content.account.text == "[person 2] came in later. I think [person 2] knew. He cried."
    assert [one.by for one in redaction.preview()] == ["[person 2]", "[person 1]"]


def test_two_people_stay_two_where_the_name_of_one_is_a_part_of_the_others(journal: Journal, read: Read) -> None:
    journal.add(read("Tom Smith cried. Smith said sorry to Tom."), person="Tom Smith")
    journal.add(read("Tom cried."), person="Tom")
    first, second = Redaction(journal.episodes()).episodes()
    assert first.content.account.text == "[person 1] cried. [person 1] said sorry to [person 2]."
    assert second.content.account.text == "[person 2] cried."
    assert [one.content.person and one.content.person.name for one in (first, second)] == ["[person 1]", "[person 2]"]


def test_a_part_of_a_name_that_is_an_ordinary_word_stays_where_it_names_nobody(journal: Journal, read: Read) -> None:
    journal.add(
        read("Auntie May Li cried in May. Auntie said sorry to Li, and may come again."), person="Auntie May Li"
    )
    (redacted,) = Redaction(journal.episodes()).episodes()
    assert redacted.content.account.text == (
        "[person 1] cried in May. Auntie said sorry to [name 1], and may come again."
    )


def test_a_text_that_grows_too_long_is_cut_and_the_others_stay_whole(journal: Journal, read: Read) -> None:
    def names(longest: int, begin: str = "Al cried. ") -> str:
        return begin + "Al " * ((longest - len(begin)) // 3) + "." * ((longest - len(begin)) % 3)

    text, response = names(20_000), names(500)
    kept = journal.add(read(text), person="Al", responses=[response, "Held Al"], note=names(20_000))
    journal.edit(kept.id, replace(kept.content, note="Al is well."))
    journal.correct(kept.id, words=names(20_000))
    (redacted,) = Redaction(journal.episodes()).episodes()
    (before,) = redacted.revisions
    for found, longest in (
        (redacted.content.account.text, 20_000),
        (redacted.content.responses[0].what, 500),
        (before.content.note, 20_000),
        (redacted.corrections[0].words, 20_000),
    ):
        assert len(found) == longest
        assert found.startswith("[person 1] cried. [person 1] ")
        assert found.endswith("…")
        assert "Al " not in found
    assert redacted.content.responses[1].what == "Held [person 1]"
    assert redacted.content.note == "[person 1] is well."


def test_an_address_is_found_whole_and_a_long_word_is_none() -> None:
    address = f"{'a' * 64}@example.org"  # no more may stand before the @
    episode = told_of(f"He cried. I wrote to {address}. {'no' * ((LONGEST - 200) // 2)}")
    assert [one.found for one in Redaction([episode]).preview()] == [address]


@pytest.mark.parametrize("number", ["0113 496 0123", "+44 (0)113-496.0123"])
def test_a_number_is_found_among_digits_that_are_none(number: str) -> None:
    """Where those were looked at from each digit anew, a page of them took six seconds."""
    none = "1-(" * (LONGEST // 4)
    episode = told_of(f"He cried. {none}x. Ring {number} 5-ish, it is 7-7-7, or {number}.")
    assert [one.found for one in Redaction([episode]).preview()] == [number]


def test_replacing_and_proposing_agree(told: Journal) -> None:
    again = Redaction(Redaction(told.episodes()).episodes())
    assert [one for one in again.preview() if not one.found.startswith("[person")] == []


@pytest.mark.parametrize("spare", [0, 7, 8, 9])
def test_a_text_that_grows_beyond_its_limit_is_cut_to_it(journal: Journal, read: Read, spare: int) -> None:
    def long(begun: str, limit: int) -> str:
        return begun.ljust(limit - spare, "~")

    kept = journal.add(
        read(long("Bo cried. ", LONGEST)),
        person="Bo",
        note=long("Bo rang.", LONGEST_NOTE),
        responses=[Response(long("Rang Bo", LONGEST_RESPONSE))],
    )
    journal.correct(kept.id, words=long("It was Bo.", LONGEST_NOTE))
    (redacted,) = Redaction(journal.episodes()).episodes()
    for text, begun, limit in (
        (redacted.content.account.text, "[person 1] cried. ", LONGEST),
        (redacted.content.note, "[person 1] rang.", LONGEST_NOTE),
        (redacted.content.responses[0].what, "Rang [person 1]", LONGEST_RESPONSE),
        (redacted.corrections[0].words, "It was [person 1].", LONGEST_NOTE),
    ):
        longer = len("[person 1]") - len("Bo") - spare
        assert text == (begun.ljust(limit - 1, "~") + "…" if longer > 0 else begun.ljust(limit + longer, "~"))


def test_a_verb_of_the_table_is_taken_by_the_letter_and_is_no_pattern() -> None:
    table = {"ordinary": {"words": "i"}, "beginnings": {"verbs": "told( said", "words": "it"}}
    deed = words_in(table).deed
    assert deed.pattern.count(r"told\(") == 1
