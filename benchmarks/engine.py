"""Engines for measuring: one that scores no text twice, and one whose passes can be run again alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from tearwise.engines.embedded import EmbeddedEngine
from tearwise.fork import PerProcess
from tearwise.reading import Combination, Engine, Scores


class RememberingEngine:
    """Scores each text once, however many tables ask for it. Never for measuring time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[str, Scores] = {}

    @property
    def id(self) -> str:
        return self._engine.id

    @property
    def combination(self) -> Combination:
        return self._engine.combination

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        """The scores of each text, in order; the engine is asked in one go for those that are new."""
        wanted = list(texts)
        new = [text for text in dict.fromkeys(wanted) if text not in self._known]
        if new:
            self._known.update(zip(new, self._engine.score(new), strict=True))
        return (self._known[text] for text in wanted)


@dataclass(frozen=True)
class Pass:
    """What one pass of the network asks for, and the arrays that it is given."""

    outputs: Sequence[str]
    inputs: Mapping[str, NDArray[Any]]


class _RecordingSession:
    def __init__(self, session: Any) -> None:
        self.session = session
        self.passes: list[Pass] | None = None

    def run(self, outputs: Sequence[str], inputs: Mapping[str, NDArray[Any]]) -> Any:
        if self.passes is not None:
            self.passes.append(Pass(outputs, inputs))
        return self.session.run(outputs, inputs)


class RecordingEngine(EmbeddedEngine):
    """The embedded engine, whose passes can be taken down and run again with nothing around them.

    They run in the engine's own session: two would contend for the cores.

    threads: that the network uses; None: all cores
    """

    def __init__(self, threads: int | None = None) -> None:
        super().__init__(threads=threads)
        self._plain = self._sessions()
        self._recording = recording = _RecordingSession(self._plain)
        self._sessions = PerProcess(lambda: recording)

    def recorded(self, work: Callable[[], object]) -> list[Pass]:
        """The passes that some work with this engine takes."""
        found: list[Pass] = []
        self._recording.passes = found
        work()
        self._recording.passes = None
        return found

    def bare(self, passes: Sequence[Pass]) -> None:
        """Run the passes and nothing else."""
        for one in passes:
            self._plain.run(one.outputs, one.inputs)
