"""JSON, strictly: no key stands twice in an object, of which Python would take the last, and no number is NaN."""

from __future__ import annotations

import json
import re
from typing import Any

TWICE = "has a key twice in one object"
NO_NUMBER = "has NaN or Infinity, which JSON does not know: write null where a value is missing"
"""As Python and data frames write gaps, unless they are told not to."""
DEEPEST = 100
"""Lists and objects in one another at most: nothing that is read here has ten."""
TOO_DEEP = f"has more than {DEEPEST} lists and objects in one another"

_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}:]')
_STEP = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\]]', re.DOTALL)
"""A string, to the text's end where nothing ends it, or a step into a list or an object, or out of one."""


class NoJson(ValueError):
    """What is read "is not JSON", "has a key twice in one object", has NaN in it or is nested too deep: so the message
    goes on from its name. Neither the error nor one behind it holds a word of the text: a key may be one of an account.

    at:   the offset of the second key, or from which on it is no JSON; None where that is not known
    line: the one that this is in, from 1 on; 0 where it is not known
    """

    def __init__(self, wrong: str, at: int | None = None, line: int = 0) -> None:
        super().__init__(wrong)
        self.at, self.line = at, line


def json_in(content: str | bytes, *, gaps: bool = False) -> Any:
    """The value that a text, or bytes in UTF-8, are in JSON. Raises NoJson.

    gaps: NaN is taken for null: a row of a table has it where a value is missing, and may be whole but for that
    """
    text, wrong, at = "", "is not JSON", None
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        if too_deep(text):
            raise _TooDeep
        return json.loads(text, object_pairs_hook=_once, parse_constant=_gap if gaps else _refused)
    except _Twice:
        wrong, at = TWICE, _second_key(text)
    except _NoNumber:
        wrong = NO_NUMBER
    except _TooDeep:
        wrong = TOO_DEEP
    except json.JSONDecodeError as error:
        at = error.pos
    except (ValueError, RecursionError):  # no UTF-8, a number of thousands of digits, or asked from too deep already
        pass
    raise NoJson(wrong, at, 0 if at is None else text.count("\n", 0, at) + 1)  # from none: they hold the text


def too_deep(text: str) -> bool:
    """Whether lists and objects stand in one another more than ``DEEPEST`` times, as far as the text is JSON.

    Python's parser goes down to the end of its stack before it gives up. If garbage is collected down there, whatever
    is thrown away then has no room left to close what it holds, and it stays open.
    """
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for step in _STEP.finditer(text):
        if step[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif step[0] in "]}":
            depth -= 1
    return False


class _TooDeep(Exception):
    """Too many lists and objects stand in one another."""


class _Twice(Exception):
    """A key stands twice."""


class _NoNumber(Exception):
    """NaN or Infinity stands where a number may."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice
    return found


def _refused(constant: str) -> None:
    """NaN and Infinity: Python takes them, JSON does not."""
    raise _NoNumber


def _gap(constant: str) -> None:
    if constant != "NaN":
        raise _NoNumber


def _second_key(text: str) -> int:
    """The offset of the first key that stands in its object already: up to there, the text is JSON."""
    objects: list[set[str]] = []
    string, at = "", 0
    for sign in _SIGN.finditer(text):
        if sign[0] == "{":
            objects.append(set())
        elif sign[0] == "}":
            objects.pop()
        elif sign[0] != ":":
            string, at = sign[0], sign.start()
        elif (key := json.loads(string)) in objects[-1]:
            return at
        else:
            objects[-1].add(key)
    raise AssertionError("a key stands twice")
