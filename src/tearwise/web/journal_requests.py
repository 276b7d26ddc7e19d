"""What callers of the journal's API send. What only the journal can judge (dates, names, answers) it judges itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from tearwise.accounts import Account, Pronoun, Relationship
from tearwise.accounts.account import LONGEST
from tearwise.meanings import MeaningId
from tearwise.web.keeping import LONGEST_PASSPHRASE
from tearwise.web.requests import AccountRequest, Answers

_STRICT = ConfigDict(extra="forbid", strict=True)
# The bounds on texts here are those of ``tearwise.journal``, whose parts may not be installed.
_HAPPENED = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$"

Helped = Literal["yes", "partly", "no"]
"""As the journal has it, whose parts may not be installed."""
Name = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra={"pattern": r"\S"})]
Happened = Annotated[str, Field(pattern=_HAPPENED)]
Note = Annotated[str, Field(max_length=20_000)]


def _with(example: dict[str, JsonValue]) -> ConfigDict:
    return ConfigDict(extra="forbid", strict=True, json_schema_extra={"examples": [example]})


class PassphraseRequest(BaseModel):
    """The journal's passphrase."""

    model_config = _with({"passphrase": "seven quiet herons"})

    passphrase: str = Field(min_length=1, max_length=LONGEST_PASSPHRASE, description="At least eight characters.")


class PersonRequest(BaseModel):
    """Somebody whom an episode concerns."""

    model_config = _STRICT

    name: Name = Field(description="Names that differ in capitals alone are one person.")
    relationship: Relationship | None = Field(
        default=None,
        description="What this person is to the user: an answer to that question too, unless it has one. Where it is "
        "not said, what the journal knows of them answers it for a new episode, if the account leaves it open.",
    )
    pronoun: Pronoun | None = None


class ResponseRequest(BaseModel):
    """What was done or said in answer to the tears, and whether it helped."""

    model_config = _STRICT

    what: Annotated[str, Field(min_length=1, max_length=500, json_schema_extra={"pattern": r"\S"})]
    helped: Helped | None = None


class EpisodeRequest(AccountRequest):
    """An account to read and keep."""

    model_config = _with(
        {
            "text": "My dad cried when I told him that I was moving out. He said he was sorry for all of it.",
            "answers": {"relationship": "parent", "said": ["apology"]},
            "happened": "2026-11-20",
            "person": {"name": "Dad", "relationship": "parent", "pronoun": "he"},
            "responses": [{"what": "I held him", "helped": "yes"}],
            "note": "",
        }
    )

    happened: Happened | None = Field(default=None, description="A date, or a date and time; null: now.")
    person: PersonRequest | None = None
    responses: list[ResponseRequest] = Field(default_factory=list, max_length=50)
    note: Note = Field(default="", description="How it went on.")

    def account(self) -> Account:
        """The account, with the person's relationship among its answers. Raises AccountError, AnswerError."""
        from tearwise.journal.episode import answers_with

        said = None if self.person is None else self.person.relationship
        return Account.of(self.text, answers_with(self.answers or {}, said))


class EditRequest(BaseModel):
    """What to change in an episode: the fields that are there take the old ones' place, which stay as a revision. Where
    it is not said otherwise, null is the same as a field that is not there."""

    model_config = _with({"note": "We talked the next day.", "reread": False})

    text: str | None = Field(
        default=None, min_length=1, max_length=LONGEST, description="The account; it is read anew where it changes."
    )
    answers: Answers = Field(
        default=None, description="In the place of all old answers; null takes them out. The account is read anew."
    )
    happened: Happened | None = None
    person: PersonRequest | None = Field(default=None, description="null takes the person out.")
    responses: list[ResponseRequest] | None = Field(default=None, max_length=50)
    note: Note | None = None
    reread: bool = Field(default=False, description="Read the account anew also where it does not change.")

    def all_answers(self, before: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers, given those of before; the person's relationship, where it is said, is among them."""
        from tearwise.journal.episode import answers_with

        said = None if self.person is None else self.person.relationship
        if "answers" in self.model_fields_set:
            return answers_with(self.answers or {}, said)
        return {**before, **answers_with({}, said)}


class CorrectionRequest(BaseModel):
    """What the tears meant by the person's own account."""

    model_config = _with({"meanings": ["other"], "words": "It was really about his job."})

    meanings: list[MeaningId] | None = Field(
        default=None, max_length=9, description="All that they meant; [] is none of the nine; null: not said."
    )
    words: Note = ""


class PeriodRequest(BaseModel):
    """Which episodes are asked for."""

    model_config = _with({"person": "Dad", "since": "2026-01-01"})

    person: Name | None = Field(default=None, description="Whose; null is everybody.")
    since: Happened | None = None
    until: Happened | None = None


class SearchRequest(PeriodRequest):
    """What is looked for. It is posted, so that no word of it stands in an address."""

    model_config = _with({"words": "sorry", "meaning": "remorse", "limit": 20})

    words: str | None = Field(default=None, max_length=200, description="All of them, or words that begin so.")
    meaning: MeaningId | None = None
    limit: int = Field(default=50, ge=1, le=200)
    offset: int = Field(default=0, ge=0, le=1_000_000)


class ExportRequest(BaseModel):
    """What to export, and how."""

    model_config = _with({"format": "json", "redact": True, "hide": ["Acme"]})

    person: Name | None = Field(default=None, description="Whose episodes; null is all.")
    format: Literal["json", "markdown"] = "json"
    redact: bool = Field(
        default=False, description="Replace names and addresses. This is an aid: look at what comes out."
    )
    hide: list[Annotated[str, Field(max_length=200)]] = Field(
        default_factory=list, max_length=200, description="Words to replace too; only with redact."
    )
    keep: list[Annotated[str, Field(max_length=200)]] = Field(
        default_factory=list, max_length=200, description="Words to leave as they are; only with redact."
    )
