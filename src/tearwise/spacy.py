"""A spaCy component: ``nlp.add_pipe("tearwise")``, and every ``doc._.reading`` is the reading of its text.

It needs no pipeline but ``spacy.blank("en")``, and adds nothing to the vocabulary. The module that imports spaCy.

    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tearwise")
    doc = nlp("My dad cried when I told him I was moving out. He said he was sorry.")
    doc._.reading.meanings[0].id, [(span.text, span.label_) for span in doc.spans["tearwise"]]
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from tearwise.accounts import Account
from tearwise.errors import AccountError, EngineChoiceError, MissingExtra
from tearwise.reading.arguments import check_switch

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise MissingExtra.of("spacy", "For the spaCy component") from error

if TYPE_CHECKING:
    from tearwise.reading import Reader, Reading

SPANS = "tearwise"
"""The group of spans in ``doc.spans`` that holds the evidence, each labelled with the meaning that it speaks for."""

_ONE_PROCESS = (
    "The tearwise component uses all cores by itself: leave n_process at 1. Where the components before it are to have "
    "several processes, leave it out of that pipeline, and give it what comes: component.pipe(nlp.pipe(texts, "
    "n_process=4)), with component = TearwiseComponent(), from tearwise.spacy."
)


class TearwiseComponent:
    """Reads the text of each document. The bundle is loaded once, when the first document comes.

    doc._.reading:          the reading; None where the text cannot be an account (nothing to be seen, too long)
    doc._.reading_error:    why there is none; never words of the text
    doc.spans["tearwise"]:  the evidence, on whole tokens, with the meaning as its label; empty where there is none, as
                            in a text that was not read (``status`` other than "read")

    A reading is no value that spaCy can write. Before ``doc.to_bytes()`` or a ``DocBin`` that stores user data, put its
    record in its place: ``doc._.reading = doc._.reading.to_record()``, or None.
    It uses all cores by itself, and so cannot be sent to other processes: leave ``n_process`` at 1.
    effects: whether what each passage does is measured; without, reading costs a quarter
    fast:    whether the bundle's small network reads, as with ``Reader(fast=True)``: much faster, and less well
    reader:  reads in place of the one that would be made; a copy of the component reads with it, too
    Raises ReadingError or EngineChoiceError where one of these is something else, and AccountError where it is given
    something else than documents.
    """

    def __init__(
        self, name: str = "tearwise", *, effects: bool = True, fast: bool = False, reader: Reader | None = None
    ) -> None:
        check_switch("effects", effects)
        check_switch("fast", fast, EngineChoiceError)
        if reader is not None and not callable(getattr(reader, "read_many", None)):
            raise EngineChoiceError(f"What reads must be a Reader, or None, not {type(reader).__name__}.")
        self.name, self.effects, self.fast = name, effects, fast
        self._reader = reader
        self._process = os.getpid()
        for extension in ("reading", "reading_error"):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=None)

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """The documents in order, each with its reading; so many are read together."""
        if os.getpid() != self._process:  # forked by spaCy, which could not write the readings to send them back
            raise TypeError(_ONE_PROCESS)
        remaining = iter(stream)
        while docs := list(islice(remaining, batch_size)):
            for doc in docs:
                if not isinstance(doc, Doc):
                    raise AccountError(f"The component reads spaCy's documents, nlp(text), not {type(doc).__name__}.")
            errors = [_error(doc.text) for doc in docs]
            texts = [doc.text for doc, error in zip(docs, errors, strict=True) if error is None]
            readings = self.reader.read_many(texts, effects=self.effects)
            for doc, error in zip(docs, errors, strict=True):
                doc._.reading_error = error
                _set(doc, next(readings) if error is None else None)
                yield doc

    @property
    def reader(self) -> Reader:
        """What reads, loaded when it is first needed."""
        if self._reader is None:
            from tearwise.assembly import Reader

            self._reader = Reader(fast=self.fast)
        return self._reader

    def __deepcopy__(self, known: dict[int, Any]) -> TearwiseComponent:
        """A component that reads with the same reader, if it has one: a network is not copied."""
        return type(self)(self.name, effects=self.effects, fast=self.fast, reader=self._reader)

    def __getstate__(self) -> dict[str, Any]:
        raise TypeError(_ONE_PROCESS)


@Language.factory("tearwise", assigns=["doc._.reading"], default_config={"effects": True, "fast": False})
def make_component(nlp: Language, name: str, effects: bool, fast: bool) -> TearwiseComponent:
    """What ``nlp.add_pipe("tearwise")`` makes."""
    return TearwiseComponent(name, effects=effects, fast=fast)


def _error(text: str) -> str | None:
    try:
        Account.of(text)
    except AccountError as error:
        return str(error)
    return None


def _set(doc: Doc, reading: Reading | None) -> None:
    doc._.reading = reading
    doc.spans[SPANS] = [
        span
        for meaning in (() if reading is None or reading.status != "read" else reading.meanings)
        for passage in meaning.evidence
        if (span := _span(doc, passage.start, passage.end, meaning.id)) is not None
    ]


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")
