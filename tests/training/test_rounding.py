"""Four-bit weights: what they are rounded to, how layers learn with them, and how a graph stores them."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from training.rounding import GROUP, MANTISSA, levels, round_while_learning, rounded, settle  # noqa: E402


def test_rounding_what_is_rounded_changes_nothing() -> None:
    weight = torch.randn(7, 3 * GROUP, generator=torch.Generator().manual_seed(1))
    once = rounded(weight)
    assert torch.equal(rounded(once), once)


def test_a_weight_moves_by_half_a_level_at_most_and_each_group_has_its_own_scale() -> None:
    weight = torch.randn(5, 2 * GROUP, generator=torch.Generator().manual_seed(2))
    weight[:, GROUP:] *= 100
    found, scale = levels(weight)
    assert found.min() >= -8
    assert found.max() <= 7
    apart = (rounded(weight) - weight).abs().reshape(5, 2, GROUP)
    # at the end that is not the farthest from nought a weight may stand beyond the last level
    assert (apart <= scale.abs().unsqueeze(-1) * 1.001).all()
    assert scale[:, 1].abs().min() > scale[:, 0].abs().max()


def test_a_scale_keeps_few_bits_and_is_hardly_off() -> None:
    weight = torch.randn(50, 2 * GROUP, generator=torch.Generator().manual_seed(6))
    _, scale = levels(weight)
    bits = scale.half().view(torch.int16)
    assert not (bits & ((1 << (10 - MANTISSA)) - 1)).any()
    groups = weight.reshape(50, 2, GROUP)
    exact = groups.gather(-1, groups.abs().argmax(-1, keepdim=True)).squeeze(-1) / -8
    assert ((scale / exact - 1).abs() <= 2.0 ** -(MANTISSA + 1) + 1e-3).all()


def test_nothing_but_noughts_stays_so() -> None:
    assert torch.equal(rounded(torch.zeros(2, GROUP)), torch.zeros(2, GROUP))


@pytest.mark.parametrize("steps", [50, 51, 52, 53])  # whether or not the last step was one that rounds anew
def test_a_layer_learns_through_the_rounding_and_settles_at_its_levels(steps: int) -> None:
    torch.manual_seed(3)
    part = torch.nn.Sequential(torch.nn.Linear(GROUP, 4))
    round_while_learning(part)
    inputs, wanted = torch.randn(64, GROUP), torch.randn(64, 4)
    optimizer = torch.optim.Adam(part.parameters(), lr=0.05)
    first = torch.nn.functional.mse_loss(part(inputs), wanted).item()
    for _ in range(steps):
        cost = torch.nn.functional.mse_loss(part(inputs), wanted)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    learned = part[0].parametrizations.weight.original.detach().clone()
    settle(part)
    assert torch.equal(part[0].weight, rounded(learned))
    assert torch.nn.functional.mse_loss(part(inputs), wanted).item() < first / 2
    assert torch.equal(rounded(part[0].weight.data), part[0].weight.data)
