"""A run on a real Ray cluster of two workers, one of which is killed on the way."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from functools import partial
from importlib import metadata
from itertools import islice
from pathlib import Path

import pytest

from tearwise.annotation.cluster import _connected, on_ray
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.manifest import manifest_path
from tearwise.annotation.run import annotate
from tearwise.annotation.unfinished import Unfinished
from tearwise.annotation.whole import form_for
from tearwise.annotation.work import Finished, Fresh, ReadsMany, Runner, Settings, alone
from tearwise.assembly import fresh_readers
from tearwise.errors import AddressError, FileError, ModelUnreachable, WorkerLost
from tests.annotation.scripted import corpus, run, start

pytest.importorskip("ray", reason="Ray is not installed: pip install 'tearwise[ray]'")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Ray warns of its own future
]

PLAIN = Path(__file__).parents[1] / "data/plain.jsonl"


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


def signing(pids: Path, threads: int | None = None) -> Fresh:
    """Loads the scripted engine, and leaves this process' number in a folder."""
    (pids / str(os.getpid())).touch()
    return start(threads)


def test_a_worker_that_is_killed_costs_nothing_and_the_output_is_that_of_a_local_run(tmp_path: Path) -> None:
    rows, step = 1_000, 25
    source, pids = corpus(tmp_path / "in.jsonl", rows), tmp_path / "pids"
    (tmp_path / "local").mkdir()
    pids.mkdir()
    run(source, tmp_path / "local/out.jsonl", step=step)
    on_two = on_ray(partial(signing, pids), workers=2)
    killed: list[int] = []

    def runner(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        for one in on_two(corpus, settings, done):
            if not killed:
                killed.append(int(next(pids.iterdir()).name))
                os.kill(killed[0], signal.SIGKILL)
                for _ in range(600):  # the other worker alone might be done before another has begun
                    if len(list(pids.iterdir())) > 2:
                        break
                    time.sleep(0.1)
            yield one

    found = run(source, tmp_path / "out.jsonl", step=step, runner=runner)
    assert found.rows == rows
    assert len(list(pids.iterdir())) > 2, "nobody took the place of the worker that was killed"
    for name in ("out.jsonl", "out.jsonl.manifest.json"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


def test_a_local_run_that_was_broken_off_goes_on_on_the_cluster(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 30), tmp_path / "out.csv"
    on_one = on_ray(start, workers=1)

    def breaks(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        yield next(iter(on_one(corpus, settings, done)))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(source, target, runner=breaks)
    assert len(Unfinished(target).done()) == 1
    run(source, target, runner=on_one, resume=True)
    (tmp_path / "local").mkdir()
    run(source, tmp_path / "local/out.csv")
    assert target.read_bytes() == (tmp_path / "local/out.csv").read_bytes()
    assert manifest_path(target).read_bytes() == manifest_path(tmp_path / "local/out.csv").read_bytes()


def upgraded(threads: int | None = None) -> Fresh:
    """Loads the scripted engine on a machine that has another numpy."""
    installed = metadata.version
    metadata.version = lambda name: "99.1" if name == "numpy" else installed(name)
    return start(threads)


def test_a_machine_with_other_versions_reads_nothing_that_the_manifest_would_not_tell(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 30), tmp_path / "out.jsonl"
    with pytest.raises(WorkerLost, match=r"cluster has other versions of packages \(numpy 99\.1\) than .* --resume"):
        run(source, target, runner=on_ray(upgraded, workers=1))
    assert not target.exists()
    run(source, target, resume=True)
    assert target.exists()


def unreachable() -> ReadsMany:
    raise ModelUnreachable("The server does not answer.")


def without_a_model(threads: int | None = None) -> Fresh:
    return unreachable


def test_an_error_of_ours_on_another_machine_is_told_as_it_is(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 30)
    with pytest.raises(ModelUnreachable, match=r"^The server does not answer\.$"):
        run(source, tmp_path / "out.jsonl", runner=on_ray(without_a_model, workers=1))
    on_one = on_ray(start, workers=1)

    def lacking(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        source.unlink()
        yield from on_one(corpus, settings, done)

    with pytest.raises(FileError, match=r"in\.jsonl cannot be read"):
        run(source, tmp_path / "out.jsonl", runner=lacking)


def quick(threads: int | None = None) -> Fresh:
    """Loads the bundle's small network, with one thread wherever it is: as many as an actor has."""
    return fresh_readers(1, fast=True)


def test_the_fast_tier_reads_on_the_cluster_what_it_reads_locally_and_goes_on_with_it(tmp_path: Path) -> None:
    texts = [json.loads(line)["text"] for line in PLAIN.read_text(encoding="utf-8").splitlines()][:12]
    texts += ["The lamp is broken.", "He cried.", "", "Mi padre lloró anoche y pidió perdón por lo que hizo.", texts[0]]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)) + "no json\n")
    engine = quick()().engine.id

    def annotated(place: str, runner: Runner, resume: bool = False) -> tuple[bytes, bytes]:
        target = tmp_path / place
        target.parent.mkdir(exist_ok=True)
        settings = Settings(form=form_for(target, None), step=4)
        annotate(Corpus.of(source), target, runner, settings, engine, resume=resume)
        return target.read_bytes(), manifest_path(target).read_bytes()

    def breaks(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        yield from islice(alone(quick())(corpus, settings, done), 2)
        raise KeyboardInterrupt

    flat = annotated("local/out.csv", alone(quick()))
    assert annotated("ray/out.csv", on_ray(quick, workers=1)) == flat
    with pytest.raises(KeyboardInterrupt):
        annotated("ray/out.jsonl", breaks)
    assert len(Unfinished(tmp_path / "ray/out.jsonl").done()) == 2
    resumed = annotated("ray/out.jsonl", on_ray(quick, workers=1), resume=True)
    assert resumed == annotated("local/out.jsonl", alone(quick()))
    told = json.loads(resumed[1])
    assert {"error", "read", "no_tears", "too_little", "unsupported_language"} == told["statuses"].keys()
    assert "+fast-" in told["bundle"]
    assert all(
        f'"bundle": "{told["bundle"]}"' in line for line in resumed[0].decode().splitlines() if "error" not in line
    )


def test_what_is_wrong_with_the_corpus_is_said_as_it_is_locally(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("post,body\n1,He cried.\n")
    with pytest.raises(FileError, match="no column 'text'"):
        run(tmp_path / "in.csv", tmp_path / "out.csv", runner=on_ray(start, workers=2))
    with pytest.raises(FileError, match="standard input"):
        next(iter(on_ray(start)(Corpus.of("-"), Settings(), frozenset())))


@pytest.mark.parametrize("scheme", ["", "ray://"])
def test_where_nothing_answers_at_an_address_it_is_said_at_once(scheme: str) -> None:
    with socket.socket() as taken:  # bound, and not listening
        taken.bind(("127.0.0.1", 0))
        address = f"{scheme}127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(AddressError, match=f"no Ray cluster to be reached at {address}. Start one"):
            on_ray(start, address)
    for wrong in ("here", ":6379", "127.0.0.1:port"):
        with pytest.raises(AddressError, match="HOST:PORT"):
            on_ray(start, wrong)


def test_where_there_is_no_cluster_it_is_said_what_to_do() -> None:
    class NoCluster:
        def is_initialized(self) -> bool:
            return False

        def init(self, **given: object) -> None:
            raise ConnectionError

    with (
        pytest.raises(AddressError, match=r"at auto\. Start one .* or leave it out"),
        _connected(NoCluster(), "auto", 1),
    ):
        pass


class Slow:
    """A Ray that tells of itself on standard error, as its own part does, and is not ready in time, as Ray says it."""

    def is_initialized(self) -> bool:
        return False

    def init(self, **given: object) -> None:
        os.write(2, b"[I 1] Set ray log level from environment variable RAY_BACKEND_LOG_LEVEL to 3\nno room\n")
        raise Exception("The current node timed out during startup.")


def test_a_cluster_that_does_not_start_in_time_is_told_and_how_loud_it_is_is_not(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(WorkerLost, match="no Ray cluster to be had on this machine"), _connected(Slow(), None, 1):
        pass
    assert capfd.readouterr().err == "no room\n"
    os.write(2, b"heard again")
    assert capfd.readouterr().err == "heard again"


@pytest.mark.parametrize(("name", "content"), [("in.jsonl", ""), ("in.jsonl", "\n \n"), ("in.csv", "id,text\n")])
def test_no_cluster_is_started_to_read_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.setattr("tearwise.annotation.cluster._connected", None)
    (tmp_path / name).write_text(content)
    assert run(tmp_path / name, tmp_path / "out.csv", runner=on_ray(start, workers=2)).rows == 0
    assert (tmp_path / "out.csv").read_text().startswith("id,status")
