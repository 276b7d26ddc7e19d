"""The arrays that figures are counted from, by what they hold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]
"""Which accounts, or which of something that accounts have."""
