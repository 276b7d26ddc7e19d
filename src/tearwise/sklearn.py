"""A scikit-learn transformer: accounts in, nine calibrated probabilities each out. It alone imports scikit-learn.

from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from tearwise.sklearn import TearwiseTransformer

model = make_pipeline(TearwiseTransformer(), LogisticRegression())
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import Account
from tearwise.errors import AccountError, MissingExtra, ReadingError, is_among
from tearwise.meanings import MEANINGS
from tearwise.reading.arguments import check_switch

try:
    from sklearn.base import BaseEstimator, TransformerMixin
    from sklearn.utils.validation import check_is_fitted
except ImportError as error:
    raise MissingExtra.of("sklearn", "For the scikit-learn transformer") from error

if TYPE_CHECKING:
    from tearwise.reading import Reading

Output = Literal["probability", "log_odds", "present"]
Unreadable = Literal["raise", "nan"]
_LEAST = 1e-6


class TearwiseTransformer(TransformerMixin, BaseEstimator):
    """Turns accounts into their meanings' values, (accounts, 9), in the order of ``tearwise.meanings.MEANINGS``.

    output:     "probability" (0 to 1), "log_odds" of it (-13.8 to 13.8), or "present" (1.0: the program names it; 0.0)
    unreadable: what becomes of a text that cannot be an account (empty, too long, no text): "raise" an AccountError
                that names its row, or a row of "nan". With "nan" a text that was not read (nobody cries in it, it tells
                too little, it is in another language) is such a row too, as it is empty in what ``tearwise annotate``
                writes; with "raise" it has the figures of a reading that says nothing
    fast:       whether the bundle's small network reads, as with ``Reader(fast=True)``: much faster, and less well

    It learns nothing: ``fit`` only looks whether the texts are a list of texts. The bundle is loaded once in a process,
    at the first ``transform``; a pickle or a clone holds the settings alone.
    """

    def __init__(self, output: Output = "probability", unreadable: Unreadable = "raise", fast: bool = False) -> None:
        self.output = output
        self.unreadable = unreadable
        self.fast = fast

    def fit(self, X: Iterable[str], y: object = None) -> TearwiseTransformer:  # noqa: N803 - scikit-learn's name
        """Checks the settings and the texts. Raises AccountError where these are no list of texts, ReadingError where a
        setting is none; both are ValueErrors, too."""
        self._check_settings()
        _texts(X)
        self.n_meanings_ = len(MEANINGS)
        return self

    def transform(self, X: Iterable[str]) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """The values, (accounts, 9). Raises AccountError and ReadingError as ``fit`` does; AccountError for a text
        that cannot be an account, too, where ``unreadable`` is "raise"."""
        check_is_fitted(self)
        self._check_settings()
        texts = _texts(X)
        good = [k for k, text in enumerate(texts) if self._can_be_read(k, text)]
        values = np.full((len(texts), len(MEANINGS)), np.nan)
        for k, reading in zip(good, self._read([texts[k] for k in good]), strict=True):
            if self.unreadable == "nan" and reading.status != "read":
                continue
            by_id = {one.id: one for one in reading.meanings}
            values[k] = [by_id[id].present if self.output == "present" else by_id[id].probability for id in MEANINGS]
        if self.output == "log_odds":
            kept = np.clip(values, _LEAST, 1 - _LEAST)
            values = np.log(kept / (1 - kept))
        return values

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """The meanings' ids."""
        check_is_fitted(self)
        return np.array(MEANINGS, dtype=object)

    @property
    def _n_features_out(self) -> int:
        return len(MEANINGS)

    def _read(self, texts: Sequence[str]) -> Iterator[Reading]:
        """A reading of each. The reader is a new one, of an engine that is loaded once: what it was given before, which
        it would remember, changes nothing."""
        if not texts:
            return iter(())
        from tearwise.assembly import Reader

        return Reader(fast=self.fast).read_many(texts, effects=False, brief=True)

    def _check_settings(self) -> None:
        """Raises ReadingError. They may be set anew at any time, after ``fit`` too."""
        if not is_among(self.output, get_args(Output)):
            raise ReadingError("output must be 'probability', 'log_odds' or 'present'.")
        if not is_among(self.unreadable, get_args(Unreadable)):
            raise ReadingError("unreadable must be 'raise' or 'nan'.")
        check_switch("fast", self.fast)

    def _can_be_read(self, row: int, text: Any) -> bool:
        try:
            Account.of(text)
        except AccountError as error:
            if self.unreadable == "raise":
                raise AccountError(f"Row {row}: {error}") from None
            return False
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.requires_fit = True
        return tags


def _texts(X: Iterable[str]) -> Sequence[Any]:  # noqa: N803 - scikit-learn's name
    """The texts as a list. Raises AccountError where X is one text, a mapping, a table, or no list at all; also
    where it can be gone through only once, and would be empty the second time."""
    if isinstance(X, str | bytes):
        raise AccountError("X is one text. Give a list of texts, also for one: [text].")
    if isinstance(X, Mapping):  # which is gone through by its keys: they would be read as accounts
        raise AccountError(f"X must be a list of texts, not {type(X).__name__}: list(X.values()) is one.")
    if len(getattr(X, "shape", (0,))) != 1:
        raise AccountError(
            'X has not one dimension. Give a list of texts, or one column of a table: table["text"]; in a '
            'ColumnTransformer, name it "text", and not ["text"].'
        )
    if isinstance(X, Iterator):
        raise AccountError(
            f"X must be a list of texts, not {type(X).__name__}: it can be gone through only once. list(X) is one."
        )
    try:
        return list(X)
    except TypeError:
        raise AccountError(f"X must be a list of texts, not {type(X).__name__}.") from None
