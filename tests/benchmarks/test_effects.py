"""The shorter ways to an effect hide what they say they hide."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("onnx", reason="cuts the network apart; comes with the extra bench")

from benchmarks.effects import Layers, effects_table, measured
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.reading import crying_distance
from tests.benchmarks.examples import READABLE, cell

TEXT = READABLE[0].text


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    return EmbeddedEngine(threads=1)


def test_where_nothing_is_hidden_every_way_gives_the_networks_own_scores(engine: EmbeddedEngine) -> None:
    layers = Layers(engine)
    encoded = engine._tokenizer.encode(TEXT, add_special_tokens=False)
    apart = crying_distance(TEXT, np.array(encoded.offsets))
    inputs = engine._feeds([(encoded.ids, apart)])
    states = layers.states(inputs)
    whole = next(engine.score([TEXT]))
    for again in range(layers.count):
        (scores,) = layers.hidden(again, states, inputs)
        assert np.allclose(scores.meanings, whole.meanings, atol=1e-4)
        assert all(np.allclose(scores.answers[q], whole.answers[q], atol=1e-4) for q in whole.answers)


def test_ways_that_pass_over_more_layers_come_nearer_to_leaving_out(engine: EmbeddedEngine) -> None:
    found = measured(engine, [one.text for one in READABLE], (0, 4))
    assert len(found.truth) == len(found.shorter[0]) == len(found.present) > 4
    assert np.abs(found.shorter[4] - found.truth).mean() < np.abs(found.shorter[0] - found.truth).mean()
    table = effects_table(found)
    assert cell(table, "the heads alone", "correlation").value <= 1
    assert cell(table, "the heads alone", "cost").value > 0
