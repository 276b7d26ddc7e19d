"""Whether, by the answers, nothing was told in tears: then nobody is thanked for telling it."""

from __future__ import annotations

import re

from tearwise.accounts.phrases import plain
from tearwise.reading import Reading

DISCLOSURE = "disclosure"
"""What set the tears off, where something hidden was told."""
_TELLS = re.compile(
    r"\b(?<!i )(?<!never )(?<!not )(?<!n't )(?<!nt )"
    r"(?:(?:told|tells|telling|texted|wrote|rang|showed) (?:me|us)"
    r"|(?:said|says|admit\w*|confess\w*|confid\w+|blurt\w*|whisper(?:ed|s)|explain(?:ed|s)|reveal(?:ed|s)|disclosed)"
    r"|(?:opened|opening|owned|owning) up|came out (?:to|as)|came clean|all came out|let it slip|let (?:me|us) in on"
    r"|(?:talked|talks|talking) (?:to (?:me|us)|about|for|until|till)"
    r"|spill(?:ed|t) (?:it|everything|all|the|his|her|their)"
    r"|shared (?:with (?:me|us)|what|how|that|his|her|their|it|everything)"
    r"|poured (?:it|everything|all|out|his|her|their))\b"
    r"(?! (?:nothing|not a word|no word|nobody|no one))"
)
"""By which an account says that it was told, to its reader it may be, and not by them."""


def tells_nothing(reading: Reading) -> bool:
    """Whether nothing was said by the answers, nor anything hidden told, and the account does not say that it was: what
    the writer knows, they have from another, or saw for themselves."""
    if reading.answers.get("said") != () or DISCLOSURE in (reading.answers.get("trigger") or ()):
        return False
    return _TELLS.search(plain(reading.text)) is None
