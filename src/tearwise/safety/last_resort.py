"""What a notice says where its own words or help lines cannot be loaded: in code, so that it cannot be lacking."""

from __future__ import annotations

from typing import get_args

from tearwise.reading.reading import RiskId
from tearwise.safety.lines import Country, HelpLine
from tearwise.safety.wording import Advice

PLACE = Country(
    code="",
    name="",
    emergency="your local emergency number (112 in the European Union)",
    silent="",
    source="http://www.1000-premiers-jours.fr/fr/les-numeros-durgence-connaitre",
    says="112 is the European emergency number.",
    lines=(
        HelpLine(
            name="Find A Helpline",
            risks=get_args(RiskId),
            call=(),
            text="",
            web="findahelpline.com",
            note="helplines in many countries, by country and by topic",
            source="https://findahelpline.com/AU",
            says="Lists helplines of a country, by topic.",
        ),
    ),
)
TITLE = "Before anything else: somebody may be in danger"
SEEN = "Some words here can mean that somebody is in danger: the person you write about, or you."
DO = (
    Advice(f"If anybody may be in danger now, call {PLACE.emergency}. Do not wait for a program.", ""),
    Advice("Find a helpline for this at findahelpline.com, and ask what to do.", ""),
    Advice("Tell somebody whom you trust and are not afraid of; a grown-up, if you are young.", ""),
)
ASK = (Advice("Only if you are not afraid of them: ask openly, in plain words, whether they are safe.", ""),)
AVOID = (Advice("Do not face alone somebody whom you are afraid of.", ""),)
EXIT = (
    "If somebody may look over your shoulder, leave this page or window now. That hides what is shown; it does not "
    "delete what was written."
)
HISTORY = Advice("The history of the browser or the shell, and the list of calls, can still show what you did.", "")
LIMITS = (
    "A program noticed words, and can be wrong. Its own advice and numbers cannot be shown, which is our fault: {fault}"
)
UNLISTED = "Tearwise cannot show numbers of a country now. findahelpline.com lists those of many countries."
READING = "What the tears may mean can wait. The reading is one deliberate step away."
