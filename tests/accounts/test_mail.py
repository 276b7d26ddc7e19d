"""A pasted e-mail is told from an account: who wrote it, to whom, and what the one who received it says beside it."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import chat_of, mail, reported, who_weeps
from tearwise.accounts.mail import mail_of

HEAD = "From: Karen Miles <karen@example.com>\nTo: Dan <dan@example.com>\nSubject: Re: last night\n\n"
WROTE = "On Tue, 24 Nov 2026 at 20:00, Karen Miles <karen@example.com> wrote:\n"


@pytest.mark.parametrize(
    ("text", "who", "crier"),
    [
        (f"{HEAD}I cried all the way home.", ["karen miles"], "other"),
        (f"{HEAD}I hope you are well.", ["karen miles"], None),
        (f"{HEAD}Dad cried when he read it.", ["karen miles"], None),
        (f"{HEAD}I can't stop crying.\n\n{WROTE}> are you ok?", ["karen miles"], "other"),
        ("From: Dan\nTo: Karen\nDate: 24 November 2026\n\nI cried in the car.", ["dan"], "other"),
        (
            "I sent her this.\n\nFrom: Dan\nTo: Karen\nDate: 24 November 2026\n\nI cried in the car.",
            ["dan"],
            "narrator",
        ),
        ("My reply to Karen:\n\nFrom: Dan\nTo: Karen\nSubject: us\n\nI cried.", ["dan"], "narrator"),
        (f"{WROTE}> I can't stop crying.\n\nWhat do I say to that?", ["karen miles"], "other"),
        (f"{WROTE}\nI can't stop crying.", ["karen miles"], "other"),
        (f"{WROTE.replace(', Karen', ', my sister Karen')}> I cried", ["sister karen miles"], "other"),
        ("*From:* Mum\n*Sent:* 24 November 2026 21:14\n*To:* me\n\nI had a little cry.", ["mum"], "other"),
        ("From: Karen To: Dan Subject: I cried all night", ["karen"], "other"),
        ("From: Karen Miles; on behalf of the office\nTo: me\nSubject: us\n\nI cried.", ["karen miles"], "other"),
        ("From: karen@example.com\nTo: dan@example.com\nSubject: hi\n\nI cried.", ["karen"], "other"),
    ],
)
def test_an_e_mail_tells_who_in_it_says_that_they_cry(text: str, who: list[str], crier: str | None) -> None:
    chat = mail_of(text)
    assert chat is not None
    assert list(dict.fromkeys(one.who for one in chat.messages if not one.mine or crier == "narrator")) == who
    assert who_weeps(text) == crier


def test_what_it_answers_is_its_readers() -> None:
    chat = chat_of(f"{HEAD}{WROTE.replace('Karen Miles', 'Dan')}> I cried too.\n\nI cried all night.")
    assert chat is not None
    assert [(one.who, one.mine) for one in chat.messages] == [
        ("karen miles", False), ("dan", True), ("karen miles", False),
    ]  # fmt: skip


def test_what_is_copied_without_a_name_is_its_readers_too() -> None:
    chat = mail_of(f"{HEAD}I cried.\n> are you ok?")
    assert chat is not None
    assert [(one.who, one.said, one.mine) for one in chat.messages[1:]] == [("dan", "are you ok?", True)]


def test_what_is_copied_within_what_is_copied_is_of_whom_it_names() -> None:
    chat = mail_of(f"{HEAD}I cried.\n> see below\n> {WROTE.replace('Karen Miles', 'Ruth')}>> I sobbed")
    assert chat is not None
    assert [(one.who, one.said) for one in chat.messages[1:]] == [("dan", "see below"), ("ruth", "I sobbed")]


def test_what_somebody_adds_below_what_they_answer_is_their_own() -> None:
    dan, ruth = (WROTE.replace("Karen Miles", name) for name in ("Dan", "Ruth"))
    chat = mail_of(f"{HEAD}I cried.\n\n{dan}> {ruth}> > I sobbed\n> > all night\n> are you ok?\n&gt; &gt; so did I")
    assert chat is not None
    assert [(one.who, one.said) for one in chat.messages[1:]] == [
        ("ruth", "I sobbed\nall night"), ("dan", "are you ok?\nso did I"),
    ]  # fmt: skip
    chat = mail_of(f"{ruth}> {dan}> > I sobbed\n> are you ok?\n> {dan}> I did not mean to")
    assert chat is not None
    assert [(one.who, one.said) for one in chat.messages] == [
        ("dan", "I sobbed"), ("ruth", "are you ok?"), ("dan", "I did not mean to"),
    ]  # fmt: skip


def test_what_one_e_mail_answers_names_nobody_in_the_next() -> None:
    ruth = WROTE.replace("Karen Miles", "Ruth")
    chat = mail_of(f"{HEAD}I cried.\n\n{ruth}> I sobbed\n\n{HEAD}I cried again.\n> are you ok?")
    assert chat is not None
    assert [one.who for one in chat.messages] == ["karen miles", "ruth", "karen miles", "dan"]


def test_a_greeting_is_no_signature() -> None:
    chat = mail_of("From: Sam Lee\nTo: Sam Hall\nSubject: us\n\nHi Sam\nI cried.")
    assert chat is not None
    assert (chat.messages[0].said, chat.after) == ("us\nHi Sam\nI cried.", "")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Subject: mum Date: 3 May", "mum\nWe sold the house and I cried."),
        ("Date: Mon, 3 May 2026 at 10:14 pm", "We sold the house and I cried."),
        ("Sent: Tuesday, May 4, 2026 9:10 AM", "We sold the house and I cried."),
        ("Date: 04/05/2026 21:10:03 +0100", "We sold the house and I cried."),
        ("Sent: the 3rd", None),
        ("Sent: 3rd of May", "We sold the house and I cried."),
        ("Sent: Sunday", "We sold the house and I cried."),
        ('Date: 3 May To: "Dan Miles" <dan@example.com>', "We sold the house and I cried."),
        ("Date: 3 May To: my brother", "We sold the house and I cried."),
    ],
)
@pytest.mark.parametrize("before", ["", "My sister sent me this. "])
def test_what_is_written_in_one_line_with_its_headers_is_kept(last: str, said: str | None, before: str) -> None:
    chat = mail_of(f"{before}From: Anna To: me {last} We sold the house and I cried.")
    assert (None if chat is None else chat.messages[0].said) == said
    assert chat is None or (chat.prose == before.strip() and chat.messages[0].who == "anna")


def test_a_name_above_a_letter_is_not_split() -> None:
    chat = mail_of("From: Anna To: Dan Miles\n\nI cried.")
    assert chat is not None
    assert [one.said for one in chat.messages] == ["I cried."]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (f"My sister sent me this.\n\n{HEAD}I cried.", "My sister sent me this.", ""),
        (f"{HEAD}I cried.\nKaren x\n\nShe is my sister.", "", "She is my sister."),
        (f"{HEAD}I cried.\n\nSent from my iPhone", "", ""),
        (f"{WROTE}> I cried.\nShe is my sister.", "", "She is my sister."),
        (f"Begin forwarded message:\n\n{HEAD}I cried.", "", ""),
    ],
)
def test_what_stands_beside_an_e_mail_is_its_readers_own(text: str, before: str, after: str) -> None:
    chat = mail_of(text)
    assert chat is not None
    assert (chat.before, chat.after) == (before, after)


def test_the_lines_above_an_e_mail_name_nobody_who_cries() -> None:
    assert reported(f"{HEAD}I cried.") == "last night\nthey cried."


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "From: me, with love. He cried when he read it.",
        "He cried.\nFrom: the heart",
        "A letter came from my dad. He wrote: I'm sorry. I cried.",
        "On 3 March he wrote:\nI can't stop crying.\nI don't know what to do.",
        "He moved from Leeds\nTo: nobody knows where\nHe cried.",
        "Subject: 28F\nHe cried when I told him.",
        "From: the heart\nHe cried when I left.",
    ],
)
def test_an_account_is_no_e_mail(text: str) -> None:
    assert mail_of(text) is None


def test_a_long_list_of_headers_is_not_gone_through_again_from_each_of_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    header = mail._HEADER

    def fullmatch(line: str) -> re.Match[str] | None:
        looked.append(line)
        return header.fullmatch(line)

    monkeypatch.setattr(mail, "_HEADER", SimpleNamespace(fullmatch=fullmatch))
    lines = 1000
    assert mail_of("I cried and ran from him.\n" + "To: a\n" * lines) is None
    assert len(looked) < 50 * lines


@given(
    st.lists(st.sampled_from(["From: A", "To: B", "Subject: ", "\n", "> ", "I cried", "On 24 Nov 2026, A wrote:", "A"]))
)
def test_any_text_is_looked_through(parts: list[str]) -> None:
    text = "".join(parts)
    chat = mail_of(text)
    assert chat is None or chat.messages
    assert isinstance(reported(text), str)
