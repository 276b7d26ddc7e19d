"""How the witnesses of a risk are weighed where nothing looks at the network's states."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="needs the extra train")
pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from tearwise.safety.detect import WITNESSES
from training.safety import SHARES, allowed
from training.safety_cases import UNSEEN
from training.safety_models import unprobed


def test_the_heads_stand_in_for_the_probes() -> None:
    said = np.random.default_rng(0).standard_normal((6, 5, len(WITNESSES)))
    before, found = said.copy(), unprobed(said)
    at = WITNESSES.index
    assert np.array_equal(found[:, :, at("states")], said[:, :, at("engine")])
    assert np.array_equal(found[:, :, at("long states")], said[:, :, at("long engine")])
    others = [k for k, name in enumerate(WITNESSES) if not name.endswith("states")]
    assert np.array_equal(found[:, :, others], said[:, :, others])
    assert np.array_equal(said, before), "what the probes say is kept for the other weights"


def test_each_group_that_is_weighed_has_one_share_of_alarms() -> None:
    assert sorted(group for groups in SHARES for group in groups) == sorted(UNSEEN)


def test_a_share_is_said_with_its_groups() -> None:
    assert allowed(("held", "dev")) == "held and safety_dev 10 %"
