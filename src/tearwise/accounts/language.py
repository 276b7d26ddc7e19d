"""Which language an account is written in.

Tearwise reads English. People write it in haste, with typos, in slang, as a second language, or with the words that
somebody said in another one, and to turn such an account away is worse than to try it. So two witnesses must agree
before a text in Latin letters is called foreign: hardly any of its words are common English ones, and a classifier
is sure that it is another language; or no English word at all, and a word of crying in another language, by which a
text of two words is told. In doubt it is English, and ``certain`` is false.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tearwise.accounts.phrases import straight
from tearwise.errors import DataError
from tearwise.tables import load_table, only, rows, section, texts

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_FILE = "languages.toml"
_READ = 2_000
"""The classifier reads at most so many characters: more of them do not change its mind, and cost time."""

_ENGLISH_SHARE = 0.2
"""From this share of common English words on, a text is English, whatever else is in it."""

_FEWEST_LETTERS, _FEWEST_WORDS = 10, 3
"""With fewer letters or different words in Latin letters, no language but English can be told."""

_LIKELY, _TIMES_ENGLISH = 0.4, 50
"""How probable the classifier must hold another language, by itself and against English, when no word is English."""

_LIKELY_IF_MIXED, _TIMES_ENGLISH_IF_MIXED = 0.8, 100
"""The same when a few words are English."""

_ENGLISH_FRAME = frozenset({"my"})
"""Beside the common English words, what shows that a word of crying in another language stands in English."""

_CERTAIN = 0.8
"""From this probability on, a language is certain."""

_FOREIGN_SCRIPT = 0.6
"""From this share of letters that are not Latin on, the script decides."""

_NOISE = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]*@\S+|[@#/]\w+|\d+", re.IGNORECASE)
_NOISE_WITHOUT_AT = re.compile(r"(?:https?://|www\.)\S+|[#/]\w+|\d+", re.IGNORECASE)
"""The same for a text without any "@", a third of the work."""
_NOISY = re.compile(r"[@#/\d]|[wW]{3}\.")
"""What noise cannot be without: looked for first, since most texts have none."""
_QUOTED = re.compile(  # the opening mark first, so that most places are passed over by a look at one character
    r"[\"“„«'‘](?:(?<=\")[^\"\n]{1,400}\"|(?<=“)[^”\n]{1,400}”|(?<=„)[^“”\n]{1,400}[“”]|(?<=«)[^»\n]{1,400}»|"
    r"(?<=['‘])(?<!\w.)[^'’\n]{1,400}['’](?!\w))"
)
_WORD = re.compile(r"[a-z\u00C0-\u024F\u1E00-\u1EFF]+(?:'[a-z]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00AA\u00BA\u00C0-\u02AF\u1D00-\u1D7F\u1E00-\u1EFF]")


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text.

    code:    ISO 639-1, or "und" for one that cannot be named
    name:    its English name: "Spanish"
    certain: false when the text is too short or too mixed to tell; its language is then the likeliest one,
             English unless much speaks for another
    """

    code: str
    name: str
    certain: bool


@dataclass(frozen=True)
class _Script:
    letters: re.Pattern[str]
    languages: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class _Crying:
    words: frozenset[str]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    names: Mapping[str, str]
    variants: Mapping[str, str]
    scripts: tuple[_Script, ...]
    crying: tuple[_Crying, ...]
    english: frozenset[str]


def language_of(text: str) -> Language:
    """The language that a text is in. The same text always gives the same answer.

    English is told by its commonest words; the classifier (py3langid, after Lui and Baldwin, 2012), which takes about
    a second to load, is asked only about texts that have few of them.
    """
    plain = unicodedata.normalize("NFKC", text)
    if _NOISY.search(plain):
        plain = (_NOISE if "@" in plain else _NOISE_WITHOUT_AT).sub(" ", plain)
    plain = straight(plain)
    return _by_script(plain) or _by_words(plain)


def common_english() -> frozenset[str]:
    """The words of English, in lower case, by which it is told."""
    return _known().english


def name_of(code: str) -> str | None:
    """The English name of a language, "Spanish" for "es"; None where it is not known."""
    return _known().names.get(code)


def _by_script(text: str) -> Language | None:
    """The language of a text whose letters are mostly not Latin; None for any other."""
    if text.isascii():  # so are all of its letters
        return None
    letters = len(_LETTER.findall(text))
    latin = len(_LATIN_LETTER.findall(text))
    if letters == latin:
        return None
    scripts = _known().scripts
    counts = [len(script.letters.findall(text)) * script.weight for script in scripts]
    unnamed = max(0, letters - latin - sum(n // script.weight for n, script in zip(counts, scripts, strict=True)))
    foreign = sum(counts) + unnamed
    if foreign < _FOREIGN_SCRIPT * (foreign + latin):
        return None
    if unnamed > sum(counts):
        return Language("und", "another language", False)
    found = scripts[max(range(len(counts)), key=counts.__getitem__)]
    if found.languages == ("zh",) and _japanese(counts):
        return _named("ja", certain=True)
    if len(found.languages) == 1:
        return _named(found.languages[0], certain=True)
    ranked = _ranked(text)
    among = sum(ranked[code] for code in found.languages)
    code = max(found.languages, key=ranked.__getitem__)
    if ranked[code] < 0.5 * among:  # too short to tell: the script's commonest language
        code = found.languages[0]
    return _named(code, certain=ranked[code] >= _CERTAIN * among)


def _japanese(counts: list[int]) -> bool:
    """Whether there is enough kana among the Han characters."""
    by_language = {script.languages: n for script, n in zip(_known().scripts, counts, strict=True)}
    return by_language.get(("ja",), 0) >= 0.1 * by_language["zh",]


def _by_words(text: str) -> Language:
    """The language of a text in Latin letters."""
    common = _known().english
    words = _WORD.findall(_QUOTED.sub(" ", text).lower())
    if len(words) < _FEWEST_WORDS and not common.intersection(words):
        # What somebody is quoted to say tells nothing about the language of the account, unless it is all there is.
        words = _WORD.findall(text.lower())
    english = sum(word in common for word in words)
    if english and english >= _ENGLISH_SHARE * len(words):
        return _named("en", certain=english >= _FEWEST_WORDS)
    crying = None if english or not _ENGLISH_FRAME.isdisjoint(words) else _by_crying(words)
    if len(set(words)) < _FEWEST_WORDS or sum(map(len, words)) < _FEWEST_LETTERS:
        return crying or _named("en", certain=False)
    ranked = _ranked(" ".join(words))
    code = max(ranked, key=ranked.__getitem__)
    likely, times = (_LIKELY_IF_MIXED, _TIMES_ENGLISH_IF_MIXED) if english else (_LIKELY, _TIMES_ENGLISH)
    if code != "en" and ranked[code] >= max(likely, times * ranked["en"]):
        return _named(code, certain=not english and ranked[code] >= _CERTAIN)
    return crying or _named("en", certain=ranked["en"] >= _CERTAIN)


def _by_crying(words: Sequence[str]) -> Language | None:
    """The language in which one of the words is a word of crying; None where none is."""
    found = next((known for word in words for known in _known().crying if word in known.words), None)
    if found is None:
        return None
    if len(found.languages) == 1:
        return _named(found.languages[0], certain=False)
    return _named(max(found.languages, key=_ranked(" ".join(words)).__getitem__), certain=False)


def _named(code: str, *, certain: bool) -> Language:
    return Language(code, _known().names[code], certain)


def _ranked(text: str) -> dict[str, float]:
    """Language → probability; they sum to 1."""
    known = _known()
    ranked = dict.fromkeys(known.names, 0.0)
    for label, probability in _classifier().rank(text[:_READ]):
        ranked[known.variants.get(label, label)] += probability
    return ranked


@cache
def _classifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    known = _known()
    classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classifier.set_languages([*known.names, *known.variants])
    return classifier


@cache
def _known() -> _Known:
    return parsed(load_table("tearwise.accounts", _FILE))


def parsed(data: Mapping[str, Any]) -> _Known:
    """languages.toml, checked. Raises DataError naming the entry that is wrong."""
    only(data, ("names", "english"), _FILE, ("variants", "scripts", "crying"))
    names, variants = section(data, "names", _FILE), section({"variants": {}, **data}, "variants", _FILE)
    words = frozenset(only(section(data, "english", _FILE), ("words",), f"{_FILE}, [english]")["words"].split())
    if "en" not in names:
        raise DataError(f"{_FILE}: [names] must hold en.")
    for label, code in variants.items():
        if code not in names:
            raise DataError(f"{_FILE}: [variants] {label}: {code} has no name.")
    scripts = []
    for number, entry in enumerate(rows(data, "scripts", _FILE), start=1):
        where = f"{_FILE}: script {number}"
        letters, weight = only(entry, ("letters", "languages"), where, ("weight",))["letters"], entry.get("weight", 1)
        languages = texts(entry, "languages", where)
        if not languages or not isinstance(letters, str) or not letters or not names.keys() >= set(languages):
            raise DataError(f"{where} needs letters, and languages that have names.")
        if type(weight) is not int or weight < 1:
            raise DataError(f"{where}: 'weight' must be a whole number.")
        try:
            scripts.append(_Script(re.compile(f"[{letters}]"), languages, weight))
        except re.error as error:
            raise DataError(f"{where}: 'letters' are no range of letters: {error}.") from None
    crying = []
    for number, entry in enumerate(rows(data, "crying", _FILE), start=1):
        where = f"{_FILE}: crying {number}"
        cries = only(entry, ("languages", "words"), where)["words"]
        languages = texts(entry, "languages", where)
        if not languages or not isinstance(cries, str) or not cries.split() or not names.keys() >= set(languages):
            raise DataError(f"{where} needs words, and languages that have names.")
        if english := sorted(words.intersection(cries.split())):
            raise DataError(f"{where}: {english[0]!r} is an English word.")
        crying.append(_Crying(frozenset(cries.split()), languages))
    return _Known(names, variants, tuple(scripts), tuple(crying), words)
