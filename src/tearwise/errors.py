"""Every error that Tearwise raises on purpose.

    TearwiseError
    ├── AccountError          the text cannot be an account (empty, too long, not text)
    ├── AnswerError           an answer names no question or no value of it
    ├── BundleError           the embedded engine's files
    │   ├── BundleMissing     there are none where they should be
    │   ├── BundleDamaged     they are not what their manifest says
    │   └── BundleForeign     they are of another kind or version than this Tearwise reads
    ├── DataError             a data file of ours (meanings, questions, ...) does not hold what it must
    ├── FileError             a file the user named cannot be read or written
    │   └── RowError          a line in it is not what it must be
    ├── MissingExtra          an optional part is not installed
    └── WorkerLost            a process that worked on a corpus ended before its work did

A message says what is wrong and what to do, and never repeats the text of an account.
"""

from __future__ import annotations


class TearwiseError(Exception):
    """The root: catch this to catch all of them."""


class AccountError(TearwiseError, ValueError):
    """The text cannot be an account: it is empty, too long, or holds what no text holds."""


class AnswerError(TearwiseError, ValueError):
    """An answer names a question that is not asked, or a value that the question does not have."""


class BundleError(TearwiseError):
    """The embedded engine's files cannot be used."""


class BundleMissing(BundleError):
    """There is no bundle where one should be."""


class BundleDamaged(BundleError):
    """A file of the bundle is not what its manifest says."""


class BundleForeign(BundleError):
    """The bundle is of a kind or version that this Tearwise does not read."""


class DataError(TearwiseError):
    """A data file of ours does not hold what it must; says which entry."""


class FileError(TearwiseError):
    """A file that the user named cannot be read or written."""


class RowError(FileError):
    """A line of a file is not what it must be; says which line."""


class MissingExtra(TearwiseError, ImportError):
    """An optional part is not installed; says the line that installs it."""


class WorkerLost(TearwiseError):
    """A process that worked on a corpus ended before its work did; says how to go on."""
