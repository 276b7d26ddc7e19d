"""``tearwise calibrate``: what a language model's scores are worth, by labelled accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tearwise.cli.engine import PARALLEL, AllowRemoteModel, BaseUrl, ModelTimeout
from tearwise.cli.options import BlankCoded, GoldEncoding, TextColumn
from tearwise.cli.prose import tell
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.engines.answer import ModelAnswer
    from tearwise.engines.calibration import Calibration
    from tearwise.engines.language_model import LanguageModelEngine

_FEW = 100
"""Accounts below which it is said that they are few."""


def calibrate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Labelled accounts, as evaluate takes them.", show_default=False),
    ],
    engine: Annotated[
        str, typer.Option("--engine", metavar="openai:MODEL", help="The language model.", show_default=False)
    ],
    text_column: TextColumn = "text",
    encoding: GoldEncoding = None,
    blank_coded: BlankCoded = False,
    base_url: BaseUrl = None,
    allow_remote_model: AllowRemoteModel = False,
    model_timeout: ModelTimeout = None,
    workers: Annotated[
        int, typer.Option("--workers", min=1, metavar="N", help="Accounts that are asked about at a time.")
    ] = PARALLEL,
) -> None:
    """Ask a language model about labelled accounts, and fit what its scores 0, 1, 2 are worth as probabilities.

    What is fitted is kept in your data folder for this model and this version of the prompt, and used from then on by
    every command that names the model. GOLD is what evaluate takes. Measure on other accounts than these.

    \b
    Examples:
      tearwise calibrate gold.jsonl --engine openai:llama3.1:8b
      tearwise calibrate sheet.csv --engine openai:llama3.1:8b --text-column body
      tearwise calibrate gold.jsonl --engine openai:qwen3 --base-url http://127.0.0.1:8080/v1

    \b
    Ends with 0, with 2 when a file or the engine is not what it must be, with 5
    when the model gives no answer; what was kept before is then still there.
    """
    import hashlib

    from tearwise.annotation.files import explained
    from tearwise.annotation.gold import gold as labelled
    from tearwise.cli.engine import chosen
    from tearwise.cli.evaluation import made_of
    from tearwise.engines import calibrations, prompt
    from tearwise.engines.calibration import arrays, brier, cross_validated, default, fit
    from tearwise.errors import EngineChoiceError

    # with answers: how far the model is believed is fitted on them too
    found = labelled(gold, text_column, encoding, True, blank_coded)
    accounts = [account for account in found.accounts if account.get("usable", True)]
    with explained(gold, "read"):
        digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    model = chosen(engine, base_url, allow_remote_model, model_timeout, parallel=workers, calibration=default())
    if model is None:
        raise EngineChoiceError("The embedded engine comes calibrated. Name a language model: --engine openai:MODEL.")
    model.check()
    pairs = _answered(model, accounts)
    given, labels = [one for one, _ in pairs], [label for _, label in pairs]
    fitted = fit(given, labels)
    about = {"model": model.model, "prompt": prompt.version(), "gold": {"rows": len(accounts), "sha256": digest}}
    path = calibrations.keep(fitted, {**about, "failed": len(accounts) - len(pairs), "dropped_quotes": model.dropped})
    before, after = brier(default().probabilities, *arrays(given, labels)), cross_validated(given, labels)
    typer.echo("\n".join([*made_of(found), *_told(fitted)]))
    typer.echo(f"Brier score: {before:.3f} with the default, {after:.3f} with the fit (ten-fold cross-validation)")
    if len(pairs) < _FEW:
        tell(_few(fitted, default()), err=True)
    tell(f"Kept in {path}.", err=True)


def _answered(
    model: LanguageModelEngine, accounts: Sequence[Mapping[str, Any]]
) -> list[tuple[ModelAnswer, Mapping[str, Any]]]:
    """What the model answers, and the account; says of how many no answer can be used.

    Raises ModelAnswerError where it is all of them; ModelUnreachable.
    """
    from tearwise.cli.engine import say_dropped
    from tearwise.cli.progress import progress_bar
    from tearwise.engines.answer import ModelAnswer
    from tearwise.errors import ModelAnswerError

    answers: list[ModelAnswer | ModelAnswerError] = []
    with progress_bar(len(accounts)) as progress:
        for answer in model.answers(account["text"] for account in accounts):
            answers.append(answer)
            progress(len(answers), len(answers))
    pairs = [(one, label) for one, label in zip(answers, accounts, strict=True) if isinstance(one, ModelAnswer)]
    say_dropped(model)
    if failed := len(accounts) - len(pairs):
        tell(f"{failed} of {len(accounts)} accounts left out: the model's answer could not be used.", err=True)
    if not pairs:
        raise ModelAnswerError("The model answered about no account as it was asked to: there is nothing to fit.")
    return pairs


def _few(fitted: Calibration, default: Calibration) -> str:
    """What a fit of few accounts is worth, and how far it went from the default."""
    import numpy as np

    from tearwise.meanings import MEANINGS

    moved = np.abs(fitted.probabilities - default.probabilities)
    k, score = (int(one) for one in np.unravel_index(moved.argmax(), moved.shape))
    return (
        f"{counted(fitted.rows, 'account')}: that is few, and the fit is as unsure. It moved the default by "
        f"{moved[k, score]:.2f} at most: {MEANINGS[k]} scored {score}, from {default.probabilities[k, score]:.2f} to "
        f"{fitted.probabilities[k, score]:.2f}. {_FEW} or more are worth having."
    )


def _told(fitted: Calibration) -> list[str]:
    from tearwise.meanings import MEANINGS

    head = f"{counted(fitted.rows, 'labelled account')}; how likely a meaning is shown where the model scores it"
    rows = [
        f"{id:<16}" + "".join(f"{p:>8.3f}" for p in fitted.probabilities[k]) + f"{fitted.thresholds[k]:>12.3f}"
        for k, id in enumerate(MEANINGS)
    ]
    return [head, f"{'':<16}{'0':>8}{'1':>8}{'2':>8}{'named from':>12}", *rows]
