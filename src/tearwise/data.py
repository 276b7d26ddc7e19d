"""All data files of the package, checked at once: ``python -m tearwise.data``, and when the server starts.

Otherwise each is checked when it is first needed: the help lines, for one, when somebody may be in danger.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any

from tearwise.errors import DataError, MissingExtra
from tearwise.meanings import MEANINGS
from tearwise.tables import load_table

_GUIDANCE = "replies/data/guidance"
FILES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accounts/bynames.toml": ("accounts.byname:parsed",),
        "accounts/chat.toml": ("accounts.chat:parsed",),
        "accounts/crying_verbs.toml": ("accounts.crying_verbs:parsed",),
        "accounts/directions.toml": ("accounts.directions:parsed",),
        "accounts/everyday.toml": ("accounts.everyday:parsed",),
        "accounts/languages.toml": ("accounts.language:parsed",),
        "accounts/person_nouns.toml": ("accounts.person_nouns:parsed",),
        "interview/people.toml": ("interview.people:parsed",),
        "interview/questions.toml": ("interview.question:parsed",),
        "interview/rarity.toml": ("interview.rarity:parsed",),
        "interview/triggers.toml": ("interview.trigger:parsed",),
        "journal/patterns.toml": ("journal.told:parsed",),
        "journal/redaction.toml": ("journal.redaction:words_in",),
        "meanings/meanings.toml": ("meanings.meaning:parsed",),
        "reading/stories/apology.toml": ("reading.stories.apology:parsed",),
        "reading/crying.toml": ("reading.crying:parsed",),
        "reading/denial.toml": ("reading.denial:parsed",),
        "reading/stories/found_out.toml": ("reading.stories.found_out:parsed",),
        "reading/stories/glad_occasion.toml": ("reading.stories.glad_occasion:parsed",),
        "reading/stories/hurting_news.toml": ("reading.stories.hurting_news:parsed",),
        "reading/meaning_words.toml": ("reading.meaning_words:parsed",),
        "reading/stories/own_news.toml": ("reading.stories.own_news:parsed",),
        "reading/stories/own_part.toml": ("reading.stories.own_part_patterns:parsed",),
        "reading/stories/owning_up.toml": ("reading.stories.owning_up:parsed",),
        "reading/stories/proposal.toml": ("reading.stories.proposal:parsed",),
        "reading/stories/kept_back.toml": ("reading.stories.kept_back:parsed",),
        "reading/stories/made_family.toml": ("reading.stories.made_family:parsed",),
        "reading/stories/pain_told.toml": ("reading.stories.pain_told:parsed",),
        "reading/stories/shown_to_one.toml": ("reading.stories.shown_to_one:parsed",),
        "reading/small_child.toml": ("reading.small_child:parsed",),
        "reading/stories/tidings.toml": ("reading.stories.tidings:parsed",),
        "rendering/something_else.toml": ("rendering.something_else:parsed",),
        "replies/reply_check/check.toml": tuple(
            f"replies.reply_check.{one}"
            for one in (
                *("notes:parsed", "notes:fillers_in"),
                *(f"{module}:parsed" for module in ("barbs", "curt", "harm", "run_on", "taken_back")),
            )
        ),
        "replies/reply_check/languages.toml": tuple(
            f"replies.reply_check.language:{one}" for one in ("parsed", "borrowed_in")
        ),
        "replies/reply_check/lexicon.toml": ("replies.reply_check.lexicon:parsed",),
        "replies/data/own_deed.toml": ("replies.own_deed:parsed",),
        "replies/data/own_words.toml": ("replies.own_words:parsed",),
        "replies/data/own_wrongs.toml": ("replies.own_part:parsed",),
        "replies/reply_check/spelling.toml": ("replies.reply_check.words:parsed",),
        "replies/data/told_triggers.toml": ("replies.told_triggers:parsed",),
        "replies/data/untold.toml": ("replies.untold:parsed",),
        "replies/data/worries.toml": ("replies.worry_texts:parsed",),
        **{f"{_GUIDANCE}/{id}.toml": ("replies.guidance_texts:meaning_in",) for id in MEANINGS},
        f"{_GUIDANCE}/bonds.toml": ("replies.guidance_texts:bonds_in",),
        f"{_GUIDANCE}/circumstances.toml": ("replies.circumstances:parsed",),
        f"{_GUIDANCE}/departed.toml": ("replies.departed:parsed",),
        f"{_GUIDANCE}/embarrassed.toml": ("replies.embarrassed:parsed",),
        f"{_GUIDANCE}/frightened.toml": ("replies.frightened:parsed",),
        f"{_GUIDANCE}/long_past.toml": ("replies.long_past:parsed",),
        f"{_GUIDANCE}/mixed.toml": ("replies.guidance_texts:mixed_in",),
        f"{_GUIDANCE}/occasions.toml": ("replies.guidance_texts:occasions_in",),
        f"{_GUIDANCE}/overheard.toml": ("replies.overheard:parsed",),
        f"{_GUIDANCE}/pressure.toml": ("replies.pressure:parsed",),
        f"{_GUIDANCE}/repair.toml": ("replies.guidance_texts:repair_in",),
        f"{_GUIDANCE}/safety.toml": tuple(
            f"replies.safety_texts:{one}" for one in ("parsed", "young_in", "urgent_in", "doubted_in")
        ),
        f"{_GUIDANCE}/small_child.toml": ("replies.small_child:parsed",),
        f"{_GUIDANCE}/unclear.toml": ("replies.guidance_texts:unclear_in",),
        f"{_GUIDANCE}/withdrawn.toml": ("replies.withdrawn:parsed",),
        f"{_GUIDANCE}/yours.toml": ("replies.yours:parsed",),
        "safety/countries.toml": ("safety.lines:named",),
        "safety/notices.toml": ("safety.lines:parsed",),
        "safety/phrases.toml": ("safety.phrases:parsed",),
        "safety/quotes.toml": ("safety.quotes:parsed",),
        "safety/wording.toml": ("safety.wording:parsed", "safety.wording:framed"),
        "safety/words.toml": ("safety.words:parsed",),
        "safety/young.toml": ("safety.young:parsed",),
    }
)
"""File, from the package's folder → the functions that check what is in it. A test holds that no file is left out."""


def parsers(path: str) -> Iterator[Callable[[dict[str, Any]], object]]:
    """The functions that check what is in one of ``FILES``. Raises MissingExtra where they are of an extra that is not
    installed."""
    for named in FILES[path]:
        module, _, name = named.partition(":")
        parser = getattr(import_module(f"tearwise.{module}"), name)
        yield partial(parser, path.rpartition("/")[2]) if name == "meaning_in" else parser


def faults() -> list[str]:
    """What is wrong in the package's data files: for each that is not what it must be, the first that was found, with
    the file and the entry. Those of an extra that is not installed are left out."""
    found = []
    for path in FILES:
        try:
            data = load_table("tearwise", path)
            for parse in parsers(path):
                parse(data)
        except MissingExtra:
            continue
        except DataError as error:
            found.append(str(error))
        except (AttributeError, KeyError, TypeError, ValueError) as error:  # a value of a kind that nobody thought of
            found.append(f"{path} has an entry of another kind than it must be: {error}")
    return found


def left_out() -> list[str]:
    """The files that are not checked here, since they are of an extra that is not installed."""
    found = []
    for path in FILES:
        try:
            list(parsers(path))
        except MissingExtra:
            found.append(path)
    return found


def check() -> None:
    """Raises DataError where a data file of the package is not what it must be: all of ``faults``, a line each."""
    if found := faults():
        raise DataError("\n".join(found))


if __name__ == "__main__":
    if found := faults():
        sys.exit("\n".join(found))
    unread = left_out()
    print(f"{len(FILES) - len(unread)} data files hold what they must.")
    if unread:
        print(f"Not checked, since what reads them is not installed: {', '.join(unread)}.")
