"""What may stand between somebody and a word for crying, so that it is they who cry."""

from __future__ import annotations

from tearwise.accounts.phrases import one_of

_BETWEEN_WORDS = (
    "was", "is", "were", "been", "being", "had", "has", "have", "both", "just", "started", "starts", "began",
    "begins", "to", "really", "also", "even", "then", "suddenly", "still", "kept", "keeps", "always", "never",
    "actually", "almost", "nearly", "did", "does", "didn't", "doesn't", "not", "finally", "quietly", "silently",
    "simply", "literally", "got", "standing", "sitting", "stood", "sat", "there", "only", "ever", "up", "first",
    "completely", "all", "so", "came", "home", "and", "slightly", "openly", "who", "am", "are", "can", "cannot",
    "once", "stop", "stops", "stopped", "stopping", "help", "help but", "already",
)  # fmt: skip
NOT = r"(?:[a-z]+n't|(?:ca|wo|could|did|does|do|has|have|had|is|was)nt)"  # what ends in a short "not"
BETWEEN = (
    rf"(?:{one_of(_BETWEEN_WORDS)}|{NOT}|(?<!not )the (?:only )?(?:one|person) (?:who|that|to)|(?<=\bme )(?:off )?for)"
)
"""What may stand between somebody and a word for crying, so that it is they who cry: "he mocked me for crying", too."""
