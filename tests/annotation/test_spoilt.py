"""Apostrophes and quotes that were spoilt on the way are found, and those that were not are left alone."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.spoilt import spoilt

TEXTS = [
    "She didn’t say why she cried.",
    "He wept: “I’m sorry.”",
    "They cried – and left…",
    "It was ‘fine’, she sobbed.",
]


def spoilt_in(path: Path, text: str) -> bool:
    if path.suffix == ".jsonl":
        path.write_text(json.dumps({"text": text}) + "\n")
    elif path.suffix == ".txt":
        path.write_text(text, encoding="utf-8")
    else:
        path.write_text('id,text\n1,"' + text.replace('"', '""') + '"\n', encoding="utf-16")
    return spoilt(Corpus.of(path)) == (path.name,)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.txt"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_utf_8_that_was_taken_for_another_encoding_is_found(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    wrong = text.encode().decode(encoding, "ignore" if encoding == "cp1252" else "strict")
    assert spoilt_in(tmp_path / name, wrong)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.txt"])
def test_quotes_as_html_writes_them_are_found(tmp_path: Path, name: str) -> None:
    written = html.escape('She didn\'t say "why" she cried.')
    for text in (written, html.escape(written), "She didn&rsquo;t cry.", "He cried.&nbsp;So did I."):
        assert spoilt_in(tmp_path / name, text)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.txt"])
@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        'She didn\'t say "why".',
        "Il a pleuré à la fête, où j’étais là.",
        "We cried at the A&W; he paid €5.",
        "Mum & Dad wept over R&B &c.",
        "Ângela cried in Âncora.",
        "It cost € 20, she sobbed.",
        "He cried &gt; I cried.",
        "Why?So he cried? No?t.v. was on. Was it?she cried.",
        "See a.example/page?s=1, b.example/watch.html?t=3 and c.example/then?t=1&s=2.",
        "<U+1F622> \ufffd he cried \ufffd",
    ],
)
def test_what_was_written_so_is_not(tmp_path: Path, name: str, text: str) -> None:
    assert not spoilt_in(tmp_path / name, text)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.txt"])
@pytest.mark.parametrize("sign", ["?", "\ufffd", "<U+2019>", "\x92", "&#8217;", "&#x2019;", "&lsquo;"])
@pytest.mark.parametrize(
    "text", ["He didn{}t cry.", "I{}m sad that she cried.", "They{}ve wept.", "She said it{}s over."]
)
def test_an_apostrophe_that_was_lost_or_stands_in_another_way_is_found(
    tmp_path: Path, name: str, sign: str, text: str
) -> None:
    assert spoilt_in(tmp_path / name, text.format(sign))


def test_bytes_of_another_encoding_are_told_as_that_and_not_as_spoilt(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text\n1,She didn\u2019t cry.\n".encode("cp1252"))
    assert (Corpus.of(path).misfits(), spoilt(Corpus.of(path))) == (("a.csv",), ())
    assert spoilt(Corpus.of(path, encoding="cp1252")) == ()
    assert spoilt(Corpus.of(path, encoding="latin-1")) == ("a.csv",)


def test_a_file_that_cannot_be_read_stops_no_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("He cried, d\u00e9sol\u00e9.".encode("latin-1"))
    (tmp_path / "b.txt").write_text("She didn&#39;t say why she cried.")
    assert spoilt(Corpus.of(tmp_path, encoding="utf-16")) == ("b.txt",)


def test_the_apostrophe_of_a_mac_is_found_where_the_file_is_taken_for_one_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text\r1,She didn\u2019t cry. I\u2019ve seen it.\r".encode("mac_roman"))
    assert spoilt(Corpus.of(path, encoding="cp1252")) == ("a.csv",)
    assert spoilt(Corpus.of(path, encoding="mac_roman")) == ()
    path.write_text("id,text\n1,N\u00d5S; p\u00f5ld, p\u00f5ld ja \u00d5ie\n", encoding="cp1252")
    assert spoilt(Corpus.of(path, encoding="cp1252")) == ()
