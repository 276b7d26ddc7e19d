"""The journal keeps what it is given, finds it, and changes it without losing what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tearwise import EpisodeChanged, EpisodeError, EpisodeMissing
from tearwise.journal import Journal, Person, Response
from tearwise.journal.episode import responses_with
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, WEDDING, Read


def test_an_episode_is_kept_whole_and_is_there_when_the_journal_is_opened_again(
    journal: Journal, folder: Path, read: Read
) -> None:
    reading = read(SORRY, {"trigger": ["goodbye"], "said": ["apology"], "did": [], "rare": None})
    kept = journal.add(
        reading,
        happened="2026-11-20T21:30",
        person=Person("Dad", "parent", "he"),
        responses=["I held him", Response("made tea", "yes")],
        note="He rang the next day.",
    )
    journal.lock()
    with Journal.open(PASSPHRASE, folder) as again:
        episode = again.episode(kept.id)
    assert episode == kept
    assert episode.content.account == reading.account
    assert episode.content.person == Person("Dad", "parent", "he", 1)
    assert episode.content.responses == (Response("I held him"), Response("made tea", "yes"))
    assert episode.content.note == "He rang the next day."
    assert [one.record for one in episode.readings] == [reading.to_record()]


def test_a_kept_reading_can_be_shown_as_it_was(journal: Journal, read: Read) -> None:
    reading = read(f"{SORRY} He said he will kill himself tonight.", {"rare": True})
    again = journal.add(reading).reading()
    assert again is not None
    assert again.to_record() == reading.to_record()
    assert again.text == reading.text


def test_editing_keeps_what_was_and_the_reading_of_it(journal: Journal, read: Read) -> None:
    first = journal.add(read(SORRY), person="Dad", happened="2026-11-20")
    account = read(f"{SORRY} I was sorry too.").account
    edited = journal.edit(first.id, replace(first.content, account=account, note="better"))
    assert edited.content.account.text.endswith("too.")
    assert [past.content for past in edited.revisions] == [first.content]
    assert edited.readings == first.readings
    assert edited.account_of(edited.readings[0]) == first.content.account
    again = journal.edit(first.id, edited.content, read(account.text))
    assert [one.revision for one in again.readings] == [1, 2]
    assert len(again.revisions) == 1, "nothing was edited, only read"


def test_reading_again_adds_a_reading_and_leaves_the_old_one(journal: Journal, read: Read) -> None:
    first = journal.add(read(SORRY))
    newer = replace(read(SORRY), bundle="2099.1-new")
    again = journal.edit(first.id, first.content, newer)
    assert [one.bundle for one in again.readings] == [first.readings[0].bundle, "2099.1-new"]
    assert again.readings[0] == first.readings[0]


def test_a_reading_of_another_account_is_refused_and_nothing_is_changed(journal: Journal, read: Read) -> None:
    first = journal.add(read(SORRY))
    with pytest.raises(EpisodeError, match="another account"):
        journal.edit(first.id, replace(first.content, note="lost?"), read(WEDDING))
    assert journal.episode(first.id) == first


def test_an_edit_made_from_what_is_no_longer_there_changes_nothing(journal: Journal, read: Read) -> None:
    first = journal.add(read(SORRY))
    rang = replace(first.content, note="He rang.")
    second = journal.edit(first.id, rang, made_from=first.revision)
    assert journal.edit(first.id, rang, made_from=first.revision) == second, "the same once more is nothing new"
    with pytest.raises(EpisodeChanged, match="changed meanwhile"):
        journal.edit(first.id, replace(first.content, note="He wrote."), read(SORRY), made_from=first.revision)
    assert journal.episode(first.id) == second
    third = journal.edit(first.id, replace(first.content, note="He wrote."), made_from=second.revision)
    assert [past.content.note for past in third.revisions] == ["", "He rang."]


@pytest.mark.parametrize("person", ["Tom", "TOM", Person("tom", "ex"), Person("Tom", pronoun="he")])
def test_an_edit_that_says_nothing_new_of_the_person_changes_nothing(
    journal: Journal, read: Read, person: Person | str
) -> None:
    journal.add(read(SORRY), person=Person("Tom", "ex", "he"))
    first = journal.add(read(SORRY), person="Tom")
    named = Person(person) if isinstance(person, str) else person
    assert journal.edit(first.id, replace(first.content, person=named), made_from=0) == first


@pytest.mark.parametrize("person", [None, Person("Ada"), Person("Tom", "friend"), Person("Tom", pronoun="they")])
def test_an_edit_that_says_something_new_of_the_person_is_one(
    journal: Journal, read: Read, person: Person | None
) -> None:
    first = journal.add(read(SORRY), person=Person("Tom", "ex", "he"))
    assert journal.edit(first.id, replace(first.content, person=person)).revision == 2


def test_a_correction_stands_beside_the_reading_and_counts_in_lists(journal: Journal, read: Read) -> None:
    id = journal.add(read(SORRY)).id
    assert journal.entries()[0].meanings == journal.episode(id).readings[0].present
    corrected = journal.correct(id, ["other"], "it was really about his job")
    assert corrected.readings == journal.episode(id).readings
    assert (journal.entries()[0].meanings, journal.entries()[0].corrected) == (("other",), True)
    journal.correct(id, words="and the house")
    counts = journal.episode(id).correction
    assert counts is not None
    assert (counts.meanings, counts.words) == (("other",), "and the house")
    journal.take_back_correction(id)
    assert journal.take_back_correction(id).correction is None
    with pytest.raises(EpisodeMissing, match="no correction of yours"):
        journal.take_back_correction(id)
    assert not journal.entries()[0].corrected
    assert journal.correct(id, []).correction is not None
    assert journal.entries()[0].meanings == ()


def test_a_correction_that_was_seen_is_taken_back_once_and_none_that_came_since(journal: Journal, read: Read) -> None:
    id = journal.add(read(SORRY)).id
    journal.correct(id, ["love"], "first")
    journal.correct(id, ["other"], "second")
    for _ in range(2):
        left = journal.take_back_correction(id, of=2)
        assert [one.words for one in left.corrections] == ["first"]
    journal.correct(id, ["empathy"], "third")
    with pytest.raises(EpisodeChanged):
        journal.take_back_correction(id, of=1)
    assert [one.words for one in journal.episode(id).corrections] == ["first", "third"]
    assert [one.id for one in journal.search("third")] == [id]
    journal.take_back_correction(id, of=2)
    assert journal.search("third") == []
    journal.take_back_correction(id, of=1)
    with pytest.raises(EpisodeMissing, match="no correction of yours"):
        journal.take_back_correction(id, of=1)


@pytest.mark.parametrize(
    ("meanings", "words", "said"), [(["anger"], "", "no such meaning"), (None, "  ", "needs meanings")]
)
def test_a_correction_that_says_nothing_is_refused(
    journal: Journal, read: Read, meanings: list[str] | None, words: str, said: str
) -> None:
    id = journal.add(read(SORRY)).id
    with pytest.raises(EpisodeError, match=said):
        journal.correct(id, meanings, words)
    assert journal.episode(id).corrections == ()


def test_lists_are_narrowed_by_person_time_and_meaning(journal: Journal, read: Read) -> None:
    dad = journal.add(read(SORRY), person="Dad", happened="2026-01-05").id
    late = journal.add(read(SORRY), person="Dad", happened="2026-03-05T23:59").id
    sister = journal.add(read(WEDDING), person="Ada", happened="2026-02-01T10:00").id
    assert [one.id for one in journal.entries()] == [late, sister, dad]
    assert [one.id for one in journal.entries(person="dad")] == [late, dad]
    assert [one.id for one in journal.entries(since="2026-02-01")] == [late, sister]
    assert [one.id for one in journal.entries(until="2026-03-05")] == [late, sister, dad]
    assert [one.id for one in journal.entries(until="2026-02-01T09:59")] == [dad]
    assert [one.id for one in journal.entries(meaning="joy_relief")] == [sister]
    assert [one.id for one in journal.entries(limit=1, offset=1)] == [sister]
    assert len(journal) == 3
    with pytest.raises(EpisodeMissing):
        journal.entries(person="Nobody")
    assert journal.entries(since="2026-01-05T10:00", until="2026-01-05") == [], "the day has hours left"
    for ask in (journal.entries, journal.patterns, partial(journal.search, "dad")):
        with pytest.raises(EpisodeError, match="ends before it begins"):
            ask(since="2026-03-05", until="2026-03-04T23:00")
        with pytest.raises(EpisodeError, match="ends before it begins"):
            ask(since="2026-01-05T21:30", until="2026-01-05T09:00")
        with pytest.raises(EpisodeError, match="Where that time begins is a date"):
            ask(since="soon")
        with pytest.raises(EpisodeError, match="Where that time ends is a date"):
            ask(until="2026-13-01")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wedding", ["Ada"]),
        ("WEDD", ["Ada"]),
        ("cafe", ["Ada"]),
        ("hug", ["Ada"]),
        ("hugs", ["Ada"]),
        ("weddings", ["Ada"]),
        ("walking", ["Dad"]),
        ("cry", ["Dad"]),
        ("crying dad", ["Dad"]),
        ("dad wedding", []),
        ("ada", ["Ada"]),
        ("Ada's", ["Ada"]),
        ("dad’s", ["Dad"]),
        ("it's", []),
        ("harbour", ["Dad"]),
        ("allotment", ["Dad"]),
        ("lighthouse", ["Ada"]),
        ('" OR *', ["Dad"]),
        ("happy", ["Ada"]),
    ],
)
def test_words_are_found_wherever_they_stand(journal: Journal, read: Read, words: str, found: list[str]) -> None:
    journal.add(
        read(f"{SORRY} Or was he?"), person="Dad", note="We walked to the harbour.", responses=["the allotment"]
    )
    ada = journal.add(read(WEDDING), person="Ada")
    journal.correct(ada.id, words="it was the lighthouse")
    assert [one.person for one in journal.search(words)] == found


def test_what_is_found_is_shown_and_follows_edits_and_names(journal: Journal, read: Read) -> None:
    kept = journal.add(read(SORRY), person="Dad", note="the harbour at night")
    assert journal.search("harbour")[0].passage == "the [harbour] at night"
    journal.edit(kept.id, replace(kept.content, note="the quay"))
    assert journal.search("harbour") == []
    journal.rename("dad", Person("Papa", pronoun="he"))
    assert [one.person for one in journal.search("papa")] == ["Papa"]
    assert journal.search("dad", person="papa") != []  # the account says so
    assert journal.people() == [Person("Papa", None, "he", 1)]


def test_a_search_without_a_word_says_so(journal: Journal) -> None:
    with pytest.raises(EpisodeError, match="no word"):
        journal.search("?!")


def test_names_that_differ_in_capitals_are_one_person(journal: Journal, read: Read) -> None:
    journal.add(read(SORRY), person=Person("Straße Tom"))
    journal.add(read(SORRY), person=Person("STRASSE  TOM", "friend"))
    assert journal.people() == [Person("Straße Tom", "friend", None, 1)]
    journal.add(read(SORRY), person="Ada")
    with pytest.raises(EpisodeError, match="has that name"):
        journal.rename("Ada", Person("strasse tom"))


def test_names_whose_accents_are_encoded_otherwise_are_one_person(journal: Journal, read: Read) -> None:
    composed, apart = "Zo\u00eb R\u00e9my", "Zoe\u0308 Re\u0301my"
    journal.add(read(SORRY), person=Person(composed))
    journal.add(read(SORRY), person=Person(apart.upper(), "friend"))
    assert journal.people() == [Person(composed, "friend", None, 1)]
    assert len(journal.entries(person=apart)) == len(journal.search(apart)) == len(journal.search(composed)) == 2
    journal.add(read(SORRY), person="Ada")
    with pytest.raises(EpisodeError, match="has that name"):
        journal.rename("Ada", Person(apart))
    assert journal.patterns(person=apart).person == composed


def test_people_stand_in_the_order_of_the_alphabet_whatever_their_accents(journal: Journal, read: Read) -> None:
    for name in ("Zara", "\u00c9mile", "Fay"):
        journal.add(read(SORRY), person=name)
    assert [one.name for one in journal.people()] == ["\u00c9mile", "Fay", "Zara"]


def test_what_was_done_is_the_same_however_its_accents_are_encoded(journal: Journal, read: Read) -> None:
    kept = journal.add(read(SORRY), responses=["made cr\u00eapes"])
    said = [Response("Made cre\u0302pes", "yes")]
    assert responses_with(kept.content.responses, said) == (Response("made cr\u00eapes", "yes"),)
    journal.add(read(SORRY), responses=said)
    assert [(one.what, one.yes, one.unknown) for one in journal.patterns().helps] == [("Made cre\u0302pes", 1, 1)]


def test_a_clock_that_goes_backwards_changes_no_order_and_loses_nothing(journal: Journal, read: Read) -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    kept = journal.add(read(SORRY), happened="2026-11-20")
    for days in range(1, 6):
        journal.clock = lambda days=days: now - timedelta(days=400 * days)
        kept = journal.edit(kept.id, replace(kept.content, note=f"note {days}"), read(SORRY))
        kept = journal.correct(kept.id, words=f"word {days}")
    journal.clock = lambda: now
    later = journal.add(read(SORRY), happened="2026-11-20")
    assert [past.content.note for past in kept.revisions] == ["", "note 1", "note 2", "note 3", "note 4"]
    assert [past.number for past in kept.revisions] == [1, 2, 3, 4, 5]
    assert [one.revision for one in kept.readings] == [1, 2, 3, 4, 5, 6]
    assert kept.correction is not None
    assert kept.correction.words == "word 5"
    assert [one.id for one in journal.entries()] == [later.id, kept.id]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-11-20", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("2026-W47-5", "2026-11-20"),
        ("2026-11-20T21:30:59+01:00", "2026-11-20T21:30"),
        ("20261120T2130", "2026-11-20T21:30"),
        ("2026-11-20T00:00", "2026-11-20T00:00"),
        ("1901-01-01T10:00", "1901-01-01T10:00"),
    ],
)
def test_a_day_stays_a_day_and_a_time_a_time_however_it_is_written(
    journal: Journal, read: Read, given: str, kept: str
) -> None:
    assert journal.add(read(SORRY), happened=given).content.happened == kept
    assert len(journal.entries(since="20261120", until="2026-W47-5")) == (kept > "2026")


@pytest.mark.parametrize("happened", ["yesterday", "2026-13-01", "26-1-1", "", "2026-11-20\0"])
def test_a_time_that_is_none_is_refused_and_nothing_is_kept(journal: Journal, read: Read, happened: str) -> None:
    if happened:
        with pytest.raises(EpisodeError, match="2026-11-20T21:30"):
            journal.add(read(SORRY), happened=happened)
        assert len(journal) == 0
    else:
        assert journal.add(read(SORRY), happened=happened).content.happened


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\0b", "half \ud83d"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(EpisodeError):
        Person(name)


def test_what_is_not_there_is_missed_by_every_method(journal: Journal, read: Read) -> None:
    episode = journal.add(read(SORRY))
    for missing in (
        lambda: journal.episode(99),
        lambda: journal.episode(2**63),
        lambda: journal.episode(-(2**70)),
        lambda: journal.edit(2**63, episode.content),
        lambda: journal.delete(2**63),
        lambda: journal.edit(99, episode.content),
        lambda: journal.correct(99, ["love"]),
        lambda: journal.take_back_correction(99),
        lambda: journal.delete(99),
        lambda: journal.delete_person("Tom"),
        lambda: journal.rename("Tom", Person("Tim")),
        lambda: list(journal.episodes("Tom")),
    ):
        with pytest.raises(EpisodeMissing):
            missing()
    assert journal.episode(episode.id) == episode


def test_settings_are_kept(journal: Journal, folder: Path) -> None:
    assert journal.setting("learning") is None
    journal.set("learning", {"on": True})
    journal.set("learning", {"on": False})
    with Journal.open(PASSPHRASE, folder) as again:
        assert again.setting("learning") == {"on": False}


def test_several_journals_do_not_know_of_one_another(tmp_path: Path, journal: Journal, read: Read) -> None:
    journal.add(read(SORRY))
    with Journal.create(PASSPHRASE, tmp_path / "other", strength=CHEAP) as other:
        assert len(other) == 0
        assert other.key != journal.key
