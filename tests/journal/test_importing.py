"""Journals of other programs come in once, at the time where the person was, and nothing that is wrong comes in."""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from tearwise import EpisodeError, assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, importing
from tearwise.journal.importing import found_in, taken_in
from tests.journal.conftest import SORRY, Read

FOREIGN = Path(__file__).parents[1] / "data" / "foreign"
JRNL, DAY_ONE = ((FOREIGN / name).read_bytes() for name in ("jrnl.json", "dayone.json"))
NOW = "2026-11-26T12:00:00Z"


def test_an_export_of_jrnl_gives_its_entries_oldest_first() -> None:
    found = found_in(JRNL)
    assert (found.kind, found.unusable) == ("jrnl", 1)
    assert [(draft.happened, draft.account.text) for draft in found.drafts] == [
        ("2024-03-01T09:00", "Bought six lemons and a new lamp."),
        ("2024-03-02T21:30", "My dad cried when I left.\nHe said he was sorry, for all of it. @family"),
    ]


def test_an_export_of_day_one_gives_its_entries_at_the_time_of_their_place() -> None:
    found = found_in(DAY_ONE)
    assert (found.kind, found.unusable) == ("dayone", 1)
    assert [(draft.happened, draft.account.text) for draft in found.drafts] == [
        ("2024-07-02T00:15", "My sister wept at the wedding. She was so happy, and hugged me!"),
        ("2024-07-03T10:00", "Cleaned the kitchen."),
    ]
    assert found.drafts[0].uid == "dayone-1A2B3C4D5E6F708192A3B4C5D6E7F809"


def archive_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_the_archive_that_day_one_writes_is_taken_too() -> None:
    assert found_in(archive_of({"Journal.json": DAY_ONE, "photos/0F1E2D.jpeg": b"\xff\xd8"})) == found_in(DAY_ONE)


def test_a_file_with_a_key_twice_is_told_by_its_line_and_not_read_by_the_last() -> None:
    content = b'{"entries": [\n{"date": "2024-03-01", "title": "", "body": "He cried.",\n"body": "Sunshine."}]}'
    with pytest.raises(EpisodeError, match="a key twice in one object, in its line 3") as told:
        found_in(content)
    assert "unshine" not in str(told.value)


def test_entries_in_which_nobody_cries_or_that_are_in_another_language_are_not_wanted() -> None:
    texts = [SORRY, "We had soup.", "Er weinte gestern Abend, als ich nach Hause kam, und sagte, dass es ihm leidtut."]
    entries = [{"date": f"2024-03-0{number}", "body": text} for number, text in enumerate(texts, start=1)]
    found = found_in(json.dumps({"entries": entries}).encode())
    wanted = importing.wanted(found.drafts, assembly.Reader(ScriptedEngine()))
    assert [draft.account.text for draft in wanted] == [SORRY]


@pytest.mark.parametrize("name", ["ü", "a b", "../x", "x" * 65, "", 17, None])
def test_an_entry_whose_name_is_none_that_can_be_kept_has_another_one_and_comes_in_once(
    journal: Journal, read: Read, name: object
) -> None:
    entry = {"creationDate": "2024-07-01T21:15:00Z", "text": SORRY, "uuid": name}
    for expected in ((1, 0), (0, 1)):
        (draft,) = found_in(json.dumps({"entries": [entry]}).encode()).drafts
        assert journal.put([draft.episode(read(draft.account.text), NOW)]) == expected
    assert len(found_in(json.dumps(journal.export()).encode()).episodes) == 1


def test_an_entry_comes_in_once(journal: Journal, read: Read) -> None:
    for content in (JRNL, DAY_ONE):
        for expected in ((2, 0), (0, 2)):
            drafts = found_in(content).drafts
            assert journal.put([draft.episode(read(draft.account.text), NOW) for draft in drafts]) == expected
    assert len(journal) == 4
    assert journal.entries(meaning="remorse")[0].happened == "2024-03-02T21:30"


def test_an_export_of_ours_is_known_by_its_schema(journal: Journal, read: Read) -> None:
    journal.add(read(SORRY))
    found = found_in(json.dumps(journal.export()).encode("utf-8-sig"))
    assert (found.kind, len(found.episodes)) == ("tearwise", 1)


def test_an_entry_with_half_a_character_is_left_out_and_the_others_come_in() -> None:
    jrnl = {"entries": [{"title": "He cried.", "body": body, "date": "2024-03-02"} for body in ("", "x \ud83d", "y")]}
    day_one = {"entries": [{"text": text, "creationDate": "2024-03-02T10:00:00Z"} for text in ("x", "\udc00", "y")]}
    for exported in (jrnl, day_one):
        found = found_in(json.dumps(exported).encode())
        assert (len(found.drafts), found.unusable) == (2, 1)
        assert len({draft.uid for draft in found.drafts}) == 2


def test_an_entry_without_a_text_is_left_out_and_the_others_come_in() -> None:
    for nothing in ("", " ", None):
        jrnl = [{"title": title, "body": nothing, "date": "2024-03-02", "time": ""} for title in (nothing, "He cried.")]
        day_one = [{"text": text, "creationDate": "2024-03-02T10:00:00Z"} for text in (nothing, "He cried.")]
        for entries in (jrnl, day_one):
            found = found_in(json.dumps({"entries": entries}).encode())
            assert ([draft.account.text for draft in found.drafts], found.unusable) == (["He cried."], 1)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_archive_is_called_damaged_wherever_the_damage_is(method: int) -> None:
    content = archive_of({"Journal.json": DAY_ONE}, method)
    refused = 0
    for at in range(2, len(content)):
        try:
            found_in(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        except EpisodeError:
            refused += 1
    assert refused > len(content) // 2, "what does not matter, such as the time of day, was not missed"


def test_an_archive_that_says_less_than_is_in_it_does_not_fill_the_memory() -> None:
    size = 64_000_000
    packed = archive_of({"Journal.json": b" " * size})
    before, after = struct.pack("<I", size), struct.pack("<I", 1_000)
    assert packed.count(before) == 2  # where the file begins, and in the list of all files
    content = packed.replace(before, after)
    tracemalloc.start()
    try:
        with pytest.raises(EpisodeError, match="damaged"):
            found_in(content)
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_an_archive_that_a_mac_has_packed_anew_is_taken_too() -> None:
    beside = {"Journal.json": DAY_ONE, "__MACOSX/._Journal.json": b"\0\5\x16\7"}
    assert found_in(archive_of(beside)) == found_in(DAY_ONE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"secret",
        b"[1]",
        b"{}",
        b'{"entries": 5}',
        b'{"entries": ["secret"]}',
        b'{"entries": [{"body": "secret"}]}',
        b'{"entries": [{"body": 5, "date": "2024-01-01"}]}',
        b'{"entries": [{"body": "secret", "date": "secret"}]}',
        b'{"entries": [{"creationDate": "secret", "text": "x"}]}',
        b'{"entries": [{"creationDate": "0001-01-01T00:00:00Z", "timeZone": "America/New_York", "text": "secret"}]}',
        b'{"entries": [{"creationDate": "9999-12-31T23:59:00Z", "timeZone": "Pacific/Auckland", "text": "secret"}]}',
        b'{"schema": "secret"}',
        b"[" * 100_000,
        "Dürfen wir?".encode("latin-1"),
        b"PK\x03\x04secret",
        archive_of({"a.json": b"{}", "b.json": b"{}"}),
        archive_of({"a.txt": b"{}"}),
    ],
)
def test_what_cannot_be_imported_says_so_and_repeats_nothing(content: bytes) -> None:
    with pytest.raises(EpisodeError) as refused:
        found_in(content)
    assert "secret" not in str(refused.value)


def test_a_backup_is_told_from_what_can_be_imported(journal: Journal, tmp_path: Path) -> None:
    journal.back_up(tmp_path / "backup")
    with pytest.raises(EpisodeError, match="tearwise journal restore"):
        found_in((tmp_path / "backup").read_bytes())


@pytest.fixture
def no_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python without its zone data, as on Windows without ``tzdata``."""

    def unknown(zone: str) -> object:
        raise ZoneInfoNotFoundError(f"No time zone found with key {zone}")

    monkeypatch.setattr(importing, "ZoneInfo", unknown)


def test_entries_are_said_to_be_dated_by_utc_where_the_time_zone_is_not_known(
    journal: Journal, read: Read, no_zones: None
) -> None:
    found = found_in(DAY_ONE)
    assert [(draft.happened, draft.by_utc) for draft in found.drafts] == [
        ("2024-07-01T22:15", True), ("2024-07-03T10:00", True),
    ]  # fmt: skip
    taken = taken_in(journal, found, [draft.episode(read(draft.account.text), NOW) for draft in found.drafts[:1]])
    assert (taken.came, taken.by_utc) == (1, 1)
    assert "1 has no time zone that is known here: the day is that of UTC, and may be one off." in taken.told()


@pytest.mark.parametrize(
    ("zone", "happened", "by_utc"),
    [
        ("America/Los_Angeles", "2026-11-19T19:30", False),
        ("UTC", "2026-11-20T03:30", False),
        ("Nowhere/Atlantis", "2026-11-20T03:30", True),
        ("../../etc/passwd", "2026-11-20T03:30", True),
        ("", "2026-11-20T03:30", True),
        (None, "2026-11-20T03:30", True),
    ],
)
def test_the_day_is_that_of_the_place_as_far_as_it_is_known(zone: str | None, happened: str, by_utc: bool) -> None:
    entry = {"creationDate": "2026-11-20T03:30:00Z", "text": "He cried.", "uuid": "A", "timeZone": zone}
    (draft,) = found_in(json.dumps({"entries": [entry]}).encode()).drafts
    assert (draft.happened, draft.by_utc) == (happened, by_utc)


def test_where_every_day_is_known_nothing_is_said_of_it(journal: Journal, read: Read) -> None:
    for content in (JRNL, DAY_ONE):
        found = found_in(content)
        known = [draft for draft in found.drafts if not draft.by_utc]
        taken = taken_in(journal, found, [draft.episode(read(draft.account.text), NOW) for draft in known])
        assert (taken.by_utc, "UTC" in taken.told()) == (0, False)


def test_an_empty_export_of_another_program_is_empty() -> None:
    assert found_in(b'{"tags": {}, "entries": []}').drafts == ()
