"""What callers of the API send: models that check it and describe it in the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, WithJsonSchema

from tearwise.accounts import Account, Pronoun
from tearwise.accounts.account import LONGEST
from tearwise.reading import Crier
from tearwise.replies.reply_check.check import LONGEST as LONGEST_REPLY
from tearwise.safety.lines import name_of

EXAMPLE: dict[str, JsonValue] = {
    "text": "My dad cried when I told him that I was moving out. He said he was sorry for all of it.",
    "answers": {"relationship": "parent", "said": ["apology"], "rare": None},
}

REPLY_EXAMPLE: dict[str, JsonValue] = {"text": "I am here. Take all the time you need."}

Answers = Annotated[
    dict[str, Any] | None, WithJsonSchema({"anyOf": [{"$ref": "#/components/schemas/Answers"}, {"type": "null"}]})
]
"""Question → value, values or null ("I don't know"). The library checks it, so that it says the same everywhere."""


def _known(country: str) -> str:
    if name_of(country) is None:
        raise ValueError("there is no such country")
    return country


Country = Annotated[str, Field(pattern="^[A-Za-z]{2}$"), AfterValidator(_known)]
"""A country's two letters, in capitals or not; one that there is, so that a slip is not answered with general lines."""


class AccountRequest(BaseModel):
    """An account: what happened, in the person's own words, and answers to the questions, as far as there are any."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra={"examples": [EXAMPLE]})

    text: str = Field(
        min_length=1,
        max_length=LONGEST,
        json_schema_extra={"pattern": r"\S"},
        description="What happened. Offsets in the answer count code points of this text, as it is sent.",
    )
    answers: Answers = Field(default=None, description='Question → value or values; null is "I don\'t know".')

    def account(self) -> Account:
        """The account. Raises AccountError, AnswerError."""
        return Account.of(self.text, self.answers)


class SupportRequest(AccountRequest):
    """An account to be answered for, and how to speak of whoever cried in it."""

    pronoun: Pronoun | None = Field(
        default=None, description="How to speak of whoever cried; null takes it from the account where it is plain."
    )
    crier: Crier = Field(
        default="unclear", description="Who cried: somebody else than the writer, the writer, or not known."
    )


class GuidanceRequest(SupportRequest):
    """An account to be answered for, and whether the crying is over."""

    over: bool | None = Field(
        default=None, description="Whether the crying is over, hours or days ago; null gives what fits both."
    )


class NoticeRequest(AccountRequest):
    """An account or a reply, and the country whose help lines to name."""

    of: Literal["account", "reply"] = Field(
        default="account",
        description="What the text is: an account, or a reply to somebody who cries, whose own writer may be in danger "
        "(5,000 characters at most).",
    )
    country: Country | None = Field(
        default=None, description="Two letters (ISO 3166-1); null takes the country that the server was started with."
    )


class ReplyRequest(BaseModel):
    """What somebody would like to say or send to a person who cries."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"examples": [REPLY_EXAMPLE]},
    )

    text: str = Field(
        min_length=1,
        max_length=LONGEST_REPLY,
        json_schema_extra={"pattern": r"\S"},
        description="The reply, in English.",
    )
