"""The public names are those in ``__all__``: no more, no fewer, each of them explained."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

import tearwise

PACKAGES = sorted(
    module.name for module in pkgutil.walk_packages(tearwise.__path__, "tearwise.") if "__main__" not in module.name
)


def names_for_type_checkers() -> set[str]:
    """What ``tearwise/__init__.py`` imports and declares for type checkers and editors only."""
    tree = ast.parse(Path(tearwise.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    names: set[str] = set()
    for node in guarded.body:
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names


def test_the_public_names_are_sorted_and_stand_once() -> None:
    assert tearwise.__all__ == sorted(set(tearwise.__all__))


def test_type_checkers_see_the_same_names_as_users() -> None:
    assert names_for_type_checkers() == set(tearwise.__all__)


def test_dir_lists_every_public_name() -> None:
    assert set(tearwise.__all__) <= set(dir(tearwise))


@pytest.mark.parametrize("name", tearwise.__all__)
def test_a_public_name_can_be_had(name: str) -> None:
    assert getattr(tearwise, name) is not None


@pytest.mark.parametrize("name", [name for name in tearwise.__all__ if name != "__version__"])
def test_a_public_name_is_explained(name: str) -> None:
    value = getattr(tearwise, name)
    own = vars(value).get("__doc__") if isinstance(value, type) else value.__doc__
    # A dataclass without a docstring gets its signature for one.
    assert own
    assert not own.startswith(f"{name}(")


def test_every_error_of_ours_is_public() -> None:
    errors = importlib.import_module("tearwise.errors")
    ours = {
        name for name, value in vars(errors).items() if isinstance(value, type) and value.__module__ == errors.__name__
    }
    assert ours <= set(tearwise.__all__)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_module_says_what_it_is_and_has_what_it_exports(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    missing = [export for export in getattr(module, "__all__", ()) if not hasattr(module, export)]
    assert not missing
