"""A network learns with what a recipe lets learn, and ends with weights of four bits where it is to ship."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from tearwise.meanings import MEANINGS  # noqa: E402
from training.fit import AVERAGED, Lessons, Recipe, train  # noqa: E402
from training.mpnet import Encoder, Layer  # noqa: E402
from training.network import AccountNetwork  # noqa: E402
from training.rounding import rounded  # noqa: E402
from training.rows import Row  # noqa: E402

LAYERS = 2
ROWS = [
    Row(
        id=f"own-A-{k}",
        text=f"We were at home that evening and had soup for dinner. My {who} cried and said: {said}.",
        source="own",
        use="train",
        licence="CC0-1.0",
        usable=True,
        meanings={m: 2 if m == meaning else 0 for m in MEANINGS},
    )
    for k, (who, said, meaning) in enumerate(
        [("dad", "I am sorry", "remorse"), ("wife", "I love you", "love"), ("son", "do not go", "loss_fear")] * 3
    )
]


def learned(recipe: Recipe) -> tuple[list[Layer], list[Layer], AccountNetwork]:
    """The layers before and after the recipe, and the network."""
    torch.manual_seed(1)
    begins, encoder = Encoder(LAYERS), Encoder(LAYERS)
    encoder.load_state_dict(begins.state_dict())
    network = train(Lessons(ROWS, [], []), encoder, recipe)
    return list(begins.layers), list(network.encoder.layers), network  # type: ignore[arg-type]


@pytest.mark.parametrize("rounds", [0, AVERAGED])
def test_what_ships_ends_at_its_levels_and_has_learned(rounds: float) -> None:
    before, after, _ = learned(Recipe(6, 1e-3, 60, 0.9, 0, rounds=rounds))
    for begins, ends in zip(before, after, strict=True):
        assert torch.equal(ends.up.weight, rounded(ends.up.weight.data))
        assert not torch.equal(ends.up.weight, rounded(begins.up.weight.data))


def test_what_only_teaches_is_not_rounded() -> None:
    _, after, _ = learned(Recipe(2, 1e-3, 60, 0.9, 0))
    assert not torch.equal(after[1].up.weight, rounded(after[1].up.weight.data))


def test_layers_that_are_to_stay_are_rounded_and_no_more() -> None:
    before, after, network = learned(Recipe(6, 1e-3, 60, 0.9, 0, rounds=AVERAGED, still=1))
    assert torch.equal(after[0].up.weight, rounded(before[0].up.weight.data))
    assert torch.equal(after[0].up.bias, before[0].up.bias)
    assert not torch.equal(after[1].up.weight, rounded(before[1].up.weight.data))
    assert torch.equal(network.encoder.words.weight, rounded(network.encoder.words.weight.data))
