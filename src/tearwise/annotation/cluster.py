"""A corpus run on a Ray cluster: the same shards, read by actors that load the engine once. The one module that imports
Ray.

One task parses the corpus and hands out shards as fast as they are read, and no faster; so many actors read them; this
process keeps what they give back. Where an actor, or its machine, is lost, Ray gives its shards to another one.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

from tearwise.annotation.corpus import Corpus, Shard, shards
from tearwise.annotation.manifest import versions
from tearwise.annotation.processes import cores
from tearwise.annotation.unfinished import other_versions
from tearwise.annotation.work import Finished, Fresh, Runner, Settings, Start, finished
from tearwise.errors import AddressError, FileError, MissingExtra, TearwiseError, WorkerLost, raise_alone

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
"""Neither reports to Ray's makers, nor tells on standard error of workers whose work is done again."""
_TOLD = b"RAY_BACKEND_LOG_LEVEL"
"""Stands in the line in which Ray tells that it was told to be quiet."""
_NO_CLUSTER = (
    "There is no Ray cluster to be reached at {}. Start one with `ray start --head`, give another --address, or leave "
    "it out: then one is started on this machine."
)
_PATIENCE = 10.0
"""Seconds that a cluster may take to answer at all."""
_AHEAD = 2
"""Shards that wait for each actor, so that none waits for its next one."""


def on_ray(start: Start, address: str | None = None, workers: int | None = None) -> Runner:
    """Reads on the cluster at an address, or on one that is started on this machine and ended after the run.

    workers: actors that read; None: one for each core of the cluster
    Raises MissingExtra without Ray, AddressError where nothing answers at the address, and WorkerLost where the cluster
    cannot be started or gives up.
    """
    ray = _ray()
    if address is not None:
        _check_reached(address)

    def run(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        if corpus.standard_input:
            raise FileError("A cluster does not see your standard input. Name the file that it comes from.")
        if not done and _is_empty(corpus, settings):
            return  # no worker is waited for, that on a busy machine takes minutes to start, to read nothing
        seen = replace(corpus, files=tuple(replace(file, path=file.path.absolute()) for file in corpus.files))
        with _connected(ray, address, workers), _one_shard_a_block(ray):
            count = workers or int(ray.cluster_resources().get("CPU", 1))
            dataset = (
                ray.data.from_items([{"corpus": 0}])
                .map_batches(_hand_out, fn_args=(seen, settings, done), batch_format="pyarrow", num_cpus=0)
                .map_batches(
                    _Reads,
                    fn_constructor_args=(start, settings, versions()),
                    batch_size=1,
                    batch_format="pyarrow",
                    compute=ray.data.ActorPoolStrategy(size=count, max_tasks_in_flight_per_actor=_AHEAD),
                    num_cpus=1,
                )
            )
            try:
                for batch in dataset.iter_batches(batch_size=1, batch_format="pyarrow", prefetch_batches=0):
                    one: Finished | TearwiseError = pickle.loads(batch["finished"][0].as_py())
                    if isinstance(one, TearwiseError):
                        raise one
                    yield one
            except TearwiseError:
                raise
            except Exception as error:  # Ray's errors have no root of their own
                raise_alone(
                    WorkerLost(
                        f"The cluster gave the work up ({type(error).__name__}). What is done is kept: run the command "
                        "with --resume."
                    )
                )

    return run


def _is_empty(corpus: Corpus, settings: Settings) -> bool:
    """Whether there is no row in a corpus. Raises FileError where its beginning cannot be read."""
    with closing(corpus.rows(settings.columns)) as rows:
        return next(rows, None) is None


class _Reads:
    """An actor: loads the engine, with one thread as it has one core, and reads a shard a call."""

    def __init__(self, start: Start, settings: Settings, told: Mapping[str, str]) -> None:
        self._fresh: Fresh = start(1)
        self._settings = settings
        self._told = told

    def __call__(self, batch: Any) -> Any:
        import pyarrow as pa

        handed: Shard | TearwiseError = pickle.loads(batch["shard"][0].as_py())
        return pa.table(
            {"finished": [pickle.dumps(handed if isinstance(handed, TearwiseError) else self._read(handed))]}
        )

    def _read(self, shard: Shard) -> Finished | TearwiseError:
        """What is read, or why not; WorkerLost where this machine has other versions than the run's record tells."""
        if (here := versions()) != self._told:
            return WorkerLost(
                f"A machine of the cluster has {other_versions(here, self._told)} than the one that the run was begun "
                "on. Install the same on each, and run the command with --resume."
            )
        try:
            return finished(shard, self._fresh(), self._settings)
        except TearwiseError as error:
            return error


def _hand_out(batch: Any, corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Any]:
    """Every shard that is not done, each a row of its own; last, where there is one, the error that ended them.

    Errors of ours are handed on like results: of one that a task raises, Ray gives back no more than its text.
    """
    import pyarrow as pa

    try:
        for shard in shards(corpus, settings.columns, settings.step, done):
            yield pa.table({"shard": [pickle.dumps(shard)]})
    except TearwiseError as error:
        yield pa.table({"shard": [pickle.dumps(error)]})


def _check_reached(address: str) -> None:
    """Raises AddressError where nothing answers at an address: Ray itself would try for minutes, without a word."""
    scheme, _, place = address.rpartition("://")
    if address in ("auto", "local") or scheme not in ("", "ray"):
        return
    host, _, port = place.partition("/")[0].rpartition(":")
    if not host or not port.isdecimal():
        raise AddressError("A cluster's address is auto, HOST:PORT or ray://HOST:PORT.")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise AddressError(_NO_CLUSTER.format(address)) from error


@contextmanager
def _connected(ray: Any, address: str | None, workers: int | None) -> Iterator[None]:
    """The cluster at an address; else the one that this process uses already; else one of its own, ended afterwards.

    One of its own moves nothing from its store to the disk. The store itself is files that are mapped into memory: in
    ``/dev/shm`` on Linux, where that is as large as the store and the store not full; otherwise, and on other systems,
    in Ray's temporary folder.
    """
    if ray.is_initialized():
        yield
        return
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        with _without_its_line():
            if address is None:
                ray.init(
                    num_cpus=workers or cores(),
                    include_dashboard=False,
                    log_to_driver=False,
                    logging_level=logging.ERROR,
                    _system_config={"automatic_object_spilling_enabled": False},
                )
            else:
                ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except Exception as error:  # Ray raises any: where a machine is so busy that it does not start in time, Exception
        if address is not None:
            raise AddressError(_NO_CLUSTER.format(address)) from error
        raise WorkerLost(f"There is no Ray cluster to be had on this machine: {type(error).__name__}.") from error
    try:
        yield
    finally:
        ray.shutdown()


@contextmanager
def _without_its_line() -> Iterator[None]:
    """Keeps back what Ray's own part, which is no Python, tells on standard error of how loud it is."""
    with tempfile.TemporaryFile() as heard:
        try:
            before = os.dup(2)
        except OSError:  # there is no standard error
            yield
            return
        os.dup2(heard.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before, 2)
            heard.seek(0)
            with os.fdopen(before, "wb") as out:
                out.writelines(line for line in heard if _TOLD not in line)


@contextmanager
def _one_shard_a_block(ray: Any) -> Iterator[None]:
    """Lets each shard go to an actor as soon as it is there, instead of when many megabytes are."""
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    before = (context.target_max_block_size, context.enable_progress_bars)
    context.target_max_block_size, context.enable_progress_bars = 1, False
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "The minimum number of concurrent actors")  # of one task that hands out
            yield
    finally:
        context.target_max_block_size, context.enable_progress_bars = before


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtra.of("ray", "For a cluster") from error
    return ray
