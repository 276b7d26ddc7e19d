"""What lies in the folder in which the documents' blocks are run: the files that they name, and a journal."""

from __future__ import annotations

import csv
import datetime
import io
import json
import shutil
import zipfile
from pathlib import Path

import zstandard
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tearwise import assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal
from tearwise.meanings import MEANINGS
from tests.journal.conftest import CHEAP, PASSPHRASE

ROOT = Path(__file__).parents[2]
LETTER = "I'm so sorry about your mum. Do you want to tell me about her? I'm not going anywhere.\n"
ACCOUNTS = [
    "My dad cried when I told him I was moving out. He said he was sorry.",
    "She cried at the wedding, she was so happy.",
    "My friend wept when they told her she had lost the baby.",
    "He cried when his mother died and asked me to hold him.",
    "My brother cried on the phone. It was all his fault, he said, and could I forgive him.",
    "My wife had tears in her eyes when the scan was clear.",
]
CODES = {"anna": "remorse joy_relief loss_fear loss_fear remorse joy_relief",
         "ben": "loss_fear joy_relief loss_fear vulnerability remorse joy_relief"}  # fmt: skip
EPISODES = ("Tom", "Mum", "Tom", "Ada", "Tom", "Mum", "Dad", "Tom", "Ada", "Mum", "Tom", "Tom")


def lay_out(folder: Path) -> None:
    """Makes all of it in a folder that does not exist yet."""
    folder.mkdir()
    shutil.copy(ROOT / "docs/demo.txt", folder / "demo.txt")
    shutil.copy(ROOT / "docs/demo.txt", folder / "account.txt")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    _corpora(folder)
    _coders(folder)
    _others_journals(folder)
    _certificate(folder)
    (folder / "stick").mkdir()
    _journal(folder)


def _corpora(folder: Path) -> None:
    rows = [{"id": f"p{n}", "text": text} for n, text in enumerate(ACCOUNTS, 1)]
    posts = [{"post": row["id"], "body": row["text"]} for row in rows]
    _table(folder / "posts.csv", posts)
    (folder / "accounts.jsonl").write_text(_lines(rows), encoding="utf-8")
    packed = zstandard.ZstdCompressor().compress(_lines(posts).encode())
    (folder / "posts.jsonl.zst").write_bytes(packed)
    (folder / "posts").mkdir()
    (folder / "posts" / "2025.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(_lines(rows).encode()))
    (folder / "interviews").mkdir()
    for n, text in enumerate(ACCOUNTS[:2], 1):
        (folder / "interviews" / f"person-{n}.txt").write_text(text, encoding="utf-8")
    labelled = [json.loads(line) for line in (ROOT / "tests/data/plain.jsonl").read_text(encoding="utf-8").splitlines()]
    (folder / "labelled.jsonl").write_text(_lines(labelled[:4]), encoding="utf-8")


def _coders(folder: Path) -> None:
    for name, said in CODES.items():
        rows = [
            {"id": f"p{n}", "text": text, **{one: 2 if one == code else 0 for one in MEANINGS}}
            for n, (text, code) in enumerate(zip(ACCOUNTS, said.split(), strict=True), 1)
        ]
        _table(folder / f"{name}.csv", rows)
    flat = [
        {"id": f"p{n}", "status": "read", **{f"{one}_present": one == code for one in MEANINGS}}
        for n, code in enumerate(CODES["anna"].split(), 1)
    ]
    _table(folder / "program.csv", flat)


def _others_journals(folder: Path) -> None:
    with zipfile.ZipFile(folder / "Day One.zip", "w") as archive:
        archive.write(ROOT / "tests/data/foreign/dayone.json", "Journal.json")


def _certificate(folder: Path) -> None:
    """A certificate of its own issuer, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tears.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _journal(folder: Path) -> None:
    """A journal of twelve episodes, some of them corrected, and a backup of it on the stick."""
    read = assembly.Reader(ScriptedEngine()).read
    with Journal.create(PASSPHRASE, folder / "journal", strength=CHEAP) as journal:
        for n, person in enumerate(EPISODES):
            kept = journal.add(read(ACCOUNTS[n % len(ACCOUNTS)]), person=person, happened=f"2026-0{1 + n % 6}-11")
            if n % 2:
                journal.correct(kept.id, ["remorse"])
        journal.back_up(folder / "stick" / "earlier.backup")


def _lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _table(path: Path, rows: list[dict[str, object]]) -> None:
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    path.write_text(written.getvalue(), encoding="utf-8")
