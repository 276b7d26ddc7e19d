"""``python -m benchmarks.effects DATA``: what measuring effects costs, and what shorter ways would give instead.

An effect is measured by leaving a passage out of the text and passing over what is left. The shorter ways keep what the
first layers made of the whole text, and hide the passage from the layers above and from the heads: the fewer layers are
passed over again, the less it costs. Each is compared with leaving out, on the accounts of ``dev`` that fit one window.
Nothing is written.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, load_from_string, numpy_helper, shape_inference
from onnx.utils import Extractor

from benchmarks.accounts import accounts
from benchmarks.table import Cell, Line, Table
from tearwise.assembly import Reader
from tearwise.engines.embedded import EmbeddedEngine, as_learned
from tearwise.engines.layers import unpacked
from tearwise.engines.windows import LONGEST
from tearwise.meanings import MEANINGS
from tearwise.reading import Reading, Scores, crying_distance, probabilities

Floats = NDArray[np.float64]

SEEN = 0.02
"""Effects smaller than this have no sign worth comparing: nobody sees them in percent."""

_NAMES = ("the heads alone", "the heads and the last layer", *(f"the heads and the last {k} layers" for k in (2, 3, 4)))
"""What a passage is hidden from, by how many layers are passed over again."""

_STATE = re.compile(r"/layers\.(\d+)/norm/LayerNormalization_output_0$")


@dataclass(frozen=True)
class Measured:
    """Effects of passages on their meanings, (passages,) each in the same order.

    truth:   by leaving the passage out of the text
    shorter: layers passed over again → the effects that they give
    present: whether the meaning is called present
    whole:   seconds that passes over the accounts take, one of each
    seconds: layers passed over again → seconds that a passage of each account takes
    """

    truth: Floats
    shorter: Mapping[int, Floats]
    present: NDArray[np.bool_]
    whole: float
    seconds: Mapping[int, float]


class Layers:
    """The embedded engine's network, cut between its layers."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        self.engine = engine
        model = load_from_string(engine.bundle.file("network.onnx"))
        layers = unpacked(engine.bundle.file("layers.npz"))
        for tensor in model.graph.initializer:
            if tensor.name in layers:
                tensor.CopyFrom(numpy_helper.from_array(layers[tensor.name], tensor.name))
        model = shape_inference.infer_shapes(model)
        names = [name for node in model.graph.node for name in node.output if _STATE.search(name)]
        self.count = len(names)
        self._names = names
        self._lower = _session(Extractor(model).extract_model(["tokens", "mask", "distance"], names))
        self._upper = [
            _session(Extractor(model).extract_model([name, "tokens", "mask", "distance"], ["meanings", "context"]))
            for name in names
        ]

    def states(self, inputs: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """What each layer makes of the whole text, (1, tokens, width) each."""
        found: list[NDArray[np.float32]] = self._lower.run(self._names, dict(inputs))
        return found

    def hidden(
        self, again: int, states: Sequence[NDArray[np.float32]], inputs: Mapping[str, NDArray[Any]]
    ) -> list[Scores]:
        """The scores where the last ``again`` layers and the heads do not see the tokens that ``inputs`` masks."""
        at = self.count - again - 1
        session = self._upper[at]
        rows = len(inputs["mask"])
        given = {**inputs, self._names[at]: np.repeat(states[at], rows, 0)}
        wanted = {one.name for one in session.get_inputs()}
        meanings, context = session.run(
            ["meanings", "context"], {name: value for name, value in given.items() if name in wanted}
        )
        nothing = np.zeros((1, len(MEANINGS)), np.float32)
        return self.engine._whole(
            [[(m, nothing, c)] for m, c in zip(meanings, context, strict=True)],
            [[(0, 1)]] * rows,
            [np.zeros((1, 2), np.int32)] * rows,
        )


def _session(model: ModelProto) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def measured(engine: EmbeddedEngine, texts: Sequence[str], again: Sequence[int]) -> Measured:
    """The effects of all passages of those texts that are one window, by leaving out and by each shorter way."""
    layers = Layers(engine)
    truth: list[float] = []
    shorter: dict[int, list[float]] = {k: [] for k in again}
    present: list[bool] = []
    seconds = dict.fromkeys(again, 0.0)
    whole = 0.0
    for reading in Reader(engine).read_many(texts):
        encoded = engine._tokenizer.encode(as_learned(reading.text), add_special_tokens=False)
        shown = [(one, passage) for one in reading.meanings for passage in one.evidence]
        if len(encoded.ids) > LONGEST or not shown:
            continue
        truth += [passage.effect for _, passage in shown]
        present += [one.present for one, _ in shown]
        spans = list(dict.fromkeys((passage.start, passage.end) for _, passage in shown))
        inputs = _masked(engine, reading, encoded, spans)
        started = time.perf_counter()
        states = layers.states({name: value[:1] for name, value in _unmasked(inputs).items()})
        whole += time.perf_counter() - started
        for k in again:
            started = time.perf_counter()
            scores = layers.hidden(k, states, inputs)
            seconds[k] += (time.perf_counter() - started) / len(spans)
            left = [_probabilities(engine, one) for one in scores]
            shorter[k] += [
                one.probability - float(left[spans.index((p.start, p.end))][MEANINGS.index(one.id)]) for one, p in shown
            ]
    return Measured(
        np.array(truth), {k: np.array(v) for k, v in shorter.items()}, np.array(present, bool), whole, seconds
    )


def _masked(
    engine: EmbeddedEngine, reading: Reading, encoded: Any, spans: Sequence[tuple[int, int]]
) -> dict[str, NDArray[Any]]:
    """The network's inputs, a row for each passage, whose tokens are masked."""
    offsets = np.array(encoded.offsets, np.int32).reshape(-1, 2)
    apart = crying_distance(reading.text, offsets)
    inputs = engine._feeds([(encoded.ids, apart)] * len(spans))
    for row, (start, end) in enumerate(spans):
        inputs["mask"][row, 1:-1][(offsets[:, 0] < end) & (offsets[:, 1] > start)] = 0
    return inputs


def _unmasked(inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    return {**inputs, "mask": np.ones_like(inputs["mask"])}


def _probabilities(engine: EmbeddedEngine, scores: Scores) -> Floats:
    return probabilities(engine.combination.log_odds(scores.meanings, scores.answers, {}))


def effects_table(found: Measured) -> Table:
    """How each shorter way agrees with leaving out, and what it costs a passage."""
    lines: list[Line] = []
    seen = np.abs(found.truth) >= SEEN
    for k, effects in found.shorter.items():
        away = np.abs(effects - found.truth)
        same = np.sign(effects) == np.sign(found.truth)
        lines.append(
            (
                _NAMES[k],
                [
                    Cell.over(lambda i, e=effects: float(np.corrcoef(e[i], found.truth[i])[0, 1]), len(effects), 2),  # type: ignore[misc]
                    Cell.mean(away),
                    Cell.mean(away[found.present]),
                    Cell.mean(same[seen], 2),
                    Cell(found.seconds[k] / found.whole, digits=2, unit="×"),
                ],
            )
        )
    size = np.abs(found.truth)
    note = (
        f"{len(size)} passages, each with its meaning; their effects by leaving out are {size.mean():.3f} on average, "
        f"those on meanings called present {size[found.present].mean():.3f}; the sign is that of effects of at least "
        f"{SEEN}. Cost: of one passage, to one pass over the whole account."
    )
    columns = ["correlation", "mean difference", "of present meanings", "same sign", "cost"]
    return Table("effects", "Effects", "the passage is hidden from", columns, lines, note)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.effects", description=__doc__.partition("\n")[0])
    parser.add_argument("data", metavar="DATA", type=Path, help="the data folder")
    parser.add_argument("--every", metavar="N", type=int, default=1, help="only each Nth account")
    given = parser.parse_args(arguments)
    texts = [row.text for row in accounts(given.data).readable[:: given.every]]
    print(effects_table(measured(EmbeddedEngine(), texts, range(len(_NAMES)))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
