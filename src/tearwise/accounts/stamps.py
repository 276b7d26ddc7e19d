"""When a message was written, as programs put it before each of a chat that is copied."""

from __future__ import annotations

import re

_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = (
    rf"(?:Today|Yesterday|(?:{_WEEKDAY},? )?(?:\d{{1,4}}[./-]\d{{1,2}}(?:[./-]\d{{1,4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?)|{_WEEKDAY})"
)
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[apAP]\.?[mM]\.?)?"
TIME = rf"(?:{DAY}(?:,| at)? {_HOUR}|{_HOUR}(?:,? {DAY})?)"
STAMPED = rf"(?:\[{TIME}\] ?|{TIME}(?: [-–—]|,)? )"
STAMP = re.compile(rf"\s*{STAMPED}")
"""When a line was written, at its beginning."""
