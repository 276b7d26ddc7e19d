"""The embedded engine: a fine-tuned sentence encoder on ONNX Runtime. The one module that imports it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import numpy as np

# onnxruntime tells its maker when it is imported (since 1.32, on Linux too), unless this is set before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tearwise.accounts import QUESTIONS, VALUES
from tearwise.accounts.markup import without_markup
from tearwise.accounts.phrases import straight
from tearwise.engines import bundle as bundles
from tearwise.engines.layers import Array, unpacked
from tearwise.engines.memory import outputs_of, ran_out
from tearwise.engines.probes import COUNT, Probes
from tearwise.engines.windows import Output, Row, WindowedScores, batches, joined, pooled, shortened, windows
from tearwise.errors import TOO_LITTLE_MEMORY, BundleDamaged, BundleForeign
from tearwise.fork import PerProcess
from tearwise.reading import CRIERS, Combination, LeftOut, Scores, crying_distance, probabilities
from tearwise.reading.crying import FAR

Floats = NDArray[np.float32]
Offsets = NDArray[np.int32]
Window = tuple[int, int]

CHUNK = 256
"""Texts looked at together: enough to sort by length, few enough to answer soon."""

HEADS = {
    **{question: len(values) for question, values in VALUES.items()},
    "rare": 1,  # yes, or else no
    "pressure": 2,  # at least 1; 2
    "crying": 1,
    "crier": len(CRIERS),
    "risks": 3,
    "urgent": 1,
}
"""What the network's context must hold: columns by name. It may hold more."""

_MARKS = str.maketrans({**dict.fromkeys("“”„«»\x93\x94", '"'), **dict.fromkeys("–—\x96\x97", "-")})


def as_learned(text: str) -> str:
    """A text with the marks that the network learned with, as a keyboard has them: no account that it learned from has
    the curly ones that phones put in, what a file read as Latin-1 makes of these, or markup. As long as before."""
    return straight(without_markup(text)).translate(_MARKS)


class NetworkEngine:
    """Scores texts with a network of a bundle.

    The network computes in 32-bit floats whatever its batch, so a text's scores do not depend on its neighbours
    beyond rounding (1e-5).
    """

    def __init__(
        self,
        bundle: bundles.Bundle,
        network: str,
        combination: Combination,
        id: str,
        threads: int | None,
        weights: Callable[[], Mapping[str, Array]] = dict,
        probes: str | None = None,
    ) -> None:
        """``network`` and ``probes`` are files of the bundle; ``weights`` gives by name what the network leaves to
        others. Without ``probes`` nothing looks at its states."""
        self._bundle, self._combination, self._id = bundle, combination, id
        self._heads = _heads(bundle)  # before anything heavy is loaded
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or 0
        options.log_severity_level = 4
        tokenizer, graph = bundle.file("tokenizer.json"), bundle.file(network)
        try:
            # the session uses these where they are, so they live as long as it does
            self._weights = {
                name: onnxruntime.OrtValue.ortvalue_from_numpy(weight) for name, weight in weights().items()
            }
            options.add_external_initializers(list(self._weights), list(self._weights.values()))
            self._sessions = PerProcess(
                lambda: onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
            )
            self._tokenizer = Tokenizer.from_str(tokenizer.decode("utf-8"))
            self._probes = Probes.read(bundle.file(probes)) if probes else None
        except Exception as error:  # both libraries raise bare exceptions of their own
            if ran_out(error):
                raise MemoryError(TOO_LITTLE_MEMORY) from error
            why = f"cannot be loaded: {error}. {bundles.REINSTALL}"
            raise BundleDamaged(f"The bundle in {bundle.folder} {why}") from error
        self._first, self._last = (self._tokenizer.token_to_id(t) or 0 for t in ("[CLS]", "[SEP]"))

    @property
    def id(self) -> str:
        """Names the engine and its version; every reading carries it."""
        return self._id

    @property
    def combination(self) -> Combination:
        """The fitted weights that turn its scores and answers into probabilities."""
        return self._combination

    @property
    def bundle(self) -> bundles.Bundle:
        """What it was loaded from."""
        return self._bundle

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        """The scores of each text, in order; reads ``texts`` in chunks of ``CHUNK``."""
        remaining = iter(texts)
        while chunk := list(islice(remaining, CHUNK)):
            yield from self._score_chunk(chunk)

    def _windowed(self, texts: Sequence[str]) -> tuple[list[list[int]], list[Offsets], list[list[Window]], list[Row]]:
        """Of each text its token ids, their offsets and its windows; and what the network is given of all windows."""
        encoded = self._tokenizer.encode_batch(list(map(as_learned, texts)), add_special_tokens=False)
        offsets = [np.array(one.offsets, np.int32).reshape(-1, 2) for one in encoded]
        apart = [crying_distance(text, places) for text, places in zip(texts, offsets, strict=True)]
        spans = [windows(len(one.ids)) for one in encoded]
        rows: list[Row] = [
            (one.ids[start:end], distances[start:end])
            for one, distances, of_text in zip(encoded, apart, spans, strict=True)
            for start, end in of_text
        ]
        return [one.ids for one in encoded], offsets, spans, rows

    def _score_chunk(self, texts: Sequence[str], states: dict[int, Floats] | None = None) -> list[Scores]:
        ids, offsets, spans, rows = self._windowed(texts)
        outputs = iter(self._outputs(rows, states))
        parts = [list(islice(outputs, len(of_text))) for of_text in spans]
        found = self._whole(parts, spans, offsets)
        for k, of_text in enumerate(spans):
            if len(of_text) > 1:
                found[k] = WindowedScores(**vars(found[k]), ids=ids[k], windows=of_text, outputs=parts[k])
        return found

    def without(self, wanted: Sequence[LeftOut]) -> Iterator[list[Scores]]:
        """For each text the scores without each of its passages, in order.

        What is left of a text of one window is scored as any text is. Of a longer one only the windows in which the
        passage stands are passed over again, without its tokens; the others stay as they were scored.
        """
        remaining = iter(wanted)
        while chunk := list(islice(remaining, CHUNK)):
            short = [one for one in chunk if not isinstance(one.scores, WindowedScores)]
            shorter = self.score(one.text[:start] + one.text[end:] for one in short for start, end in one.spans)
            windowed = iter(self._without_in_windows(chunk))
            for one in chunk:
                yield list(islice(windowed if isinstance(one.scores, WindowedScores) else shorter, len(one.spans)))

    def _without_in_windows(self, wanted: Sequence[LeftOut]) -> list[Scores]:
        """The scores of those texts that have several windows without their passages, one after the other."""
        left = [
            shortened(one.scores, one.text, span)
            for one in wanted
            if isinstance(one.scores, WindowedScores)
            for span in one.spans
        ]
        again = iter(self._outputs([row for one in left for row in one.rows]))
        whole = [[next(again) if output is None else output for output in one.outputs] for one in left]
        return self._whole(whole, [one.windows for one in left], [one.tokens for one in left]) if left else []

    def _outputs(self, rows: Sequence[Row], states: dict[int, Floats] | None = None) -> list[Output]:
        """What the network says of each row, and the probes behind its context; ``states`` takes its states of each."""
        wanted = ["meanings", "evidence", "context", *(["states"] if self._probes or states is not None else [])]
        outputs: dict[int, Output] = {}
        for group, (meanings, evidence, context, *seen) in self._passes(rows, wanted):
            if self._probes:
                context = np.concatenate([context, self._probes.log_odds(seen[0])], 1)
            if states is not None:
                states |= zip(group, seen[0], strict=True)
            for at, place in enumerate(group):
                outputs[place] = (meanings[at], evidence[at, 1 : len(rows[place][0]) + 1], context[at])
        return [outputs[place] for place in range(len(rows))]

    def _passes(self, rows: Sequence[Row], wanted: Sequence[str]) -> Iterator[tuple[list[int], Sequence[Any]]]:
        """The passes over all rows, in batches of like length: the places of each one's rows, and what is wanted."""
        for group in batches([len(ids) + 2 for ids, _ in rows]):
            yield group, outputs_of(self._sessions, wanted, self._feeds([rows[place] for place in group]))

    def _feeds(self, rows: Sequence[Row]) -> dict[str, NDArray[np.generic]]:
        """The network's inputs of some rows: token ids with their end marks, padded to the longest row."""
        longest = max(len(ids) for ids, _ in rows) + 2
        tokens = np.zeros((len(rows), longest), np.int64)
        mask = np.zeros((len(rows), longest), np.int64)
        distance = np.full((len(rows), longest), np.log1p(FAR), np.float32)
        for k, (ids, apart) in enumerate(rows):
            tokens[k, : len(ids) + 2] = [self._first, *ids, self._last]
            mask[k, : len(ids) + 2] = 1
            distance[k, 1 : len(ids) + 1] = apart
        return {"tokens": tokens, "mask": mask, "distance": distance}

    def _whole(
        self, parts: Sequence[list[Output]], spans: Sequence[list[Window]], offsets: Sequence[Offsets]
    ) -> list[Scores]:
        """The windows of each text as its scores; what is one number after the other is done for all texts at once."""
        contexts = [np.stack([context for _, _, context in one]) for one in parts]
        crying = [context[:, self._heads["crying"][0]] for context in contexts]
        together = np.stack([pooled(one, weight) for one, weight in zip(contexts, crying, strict=True)])
        strongest = np.stack([context.max(0) for context in contexts])
        meanings = [pooled(np.stack([m for m, _, _ in one]), w) for one, w in zip(parts, crying, strict=True)]
        values = {name: together[:, start:end] for name, (start, end) in self._heads.items()}
        least, most = probabilities(values["pressure"]).T
        rare = probabilities(values["rare"][:, 0])
        answers = {
            "relationship": _softmax(values["relationship"]),
            "trigger": probabilities(values["trigger"]),
            "said": probabilities(values["said"]),
            "did": probabilities(values["did"]),
            "rare": np.stack([rare, 1.0 - rare], 1),
            "pressure": np.stack([1.0 - least, np.maximum(least - most, 0.0), np.minimum(most, least)], 1),
        }
        small = {question: answers[question].astype(np.float32) for question in QUESTIONS}
        crier = _softmax(values["crier"]).astype(np.float32)
        likely = {
            name: probabilities(strongest[:, slice(*self._heads[name])]) for name in ("crying", "risks", "urgent")
        }
        risks = likely["risks"].astype(np.float32)
        probed = strongest[:, -COUNT:].astype(np.float32) if self._probes else None
        return [
            Scores(
                meanings=meanings[k].astype(np.float32),
                tokens=offsets[k],
                evidence=joined([part[1] for part in one], spans[k], len(offsets[k])).astype(np.float32),
                answers={question: found[k] for question, found in small.items()},
                crying=float(likely["crying"][k, 0]),
                crier=crier[k],
                risks=risks[k],
                urgent=float(likely["urgent"][k, 0]),
                probed=None if probed is None else probed[k],
            )
            for k, one in enumerate(parts)
        ]


def _heads(bundle: bundles.Bundle) -> dict[str, tuple[int, int]]:
    """Name → [start, end) among the columns of the network's context, as the manifest says. Raises BundleForeign."""
    widths: Any = bundle.manifest.get("heads")
    told = isinstance(widths, dict) and all(type(width) is int and width > 0 for width in widths.values())
    if not told or {name: widths.get(name) for name in HEADS} != HEADS:
        raise BundleForeign(
            f"The bundle in {bundle.folder} answers other questions than this Tearwise asks. {bundles.REINSTALL}"
        )
    ends = dict(zip(widths, accumulate(widths.values()), strict=True))
    return {name: (ends[name] - width, ends[name]) for name, width in HEADS.items()}


class EmbeddedEngine(NetworkEngine):
    """Scores texts with the bundle's large network, which knows replies too.

    folder:  a bundle's folder; None: the shipped one
    threads: of ONNX Runtime; None: all cores
    Raises BundleMissing, BundleDamaged, BundleForeign; MemoryError where too little memory is left for it.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        bundle = bundles.load(folder)
        packed = bundle.file("layers.npz")
        super().__init__(
            bundle, "network.onnx", bundle.combination, bundle.id, threads, lambda: unpacked(packed), "probes.npz"
        )

    def score_with_states(self, texts: Iterable[str]) -> Iterator[tuple[Scores, Floats]]:
        """Of each text, in order, its scores, and the network's states (windows, states), what probes are fitted on."""
        remaining = iter(texts)
        while chunk := list(islice(remaining, CHUNK)):
            states: dict[int, Floats] = {}
            scores = self._score_chunk(chunk, states)
            of_rows = (states[row] for row in range(len(states)))
            counts = [len(one.windows) if isinstance(one, WindowedScores) else 1 for one in scores]
            yield from zip(scores, (np.stack(list(islice(of_rows, count))) for count in counts), strict=True)

    def reply_scores(self, text: str) -> tuple[NDArray[np.int32], Floats]:
        """A reply's tokens, (tokens, 2) as offsets [start, end), and the log-odds (tokens, 19) that each carries each
        issue and skill of ``tearwise.replies``, in their order."""
        encoded = self._tokenizer.encode(as_learned(text), add_special_tokens=False)
        offsets = np.array(encoded.offsets, np.int32).reshape(-1, 2)
        distances = crying_distance(text, offsets)
        spans = windows(len(encoded.ids))
        found = [
            outputs_of(self._sessions, ["replies"], self._feeds([(encoded.ids[a:b], distances[a:b])]))[0][0, 1:-1]
            for a, b in spans
        ]
        return offsets, joined(found, spans, len(offsets)).astype(np.float32)


def _softmax(logits: NDArray[np.floating]) -> NDArray[np.floating]:
    """Each row's."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))
