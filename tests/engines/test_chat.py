"""A server is asked as it should be, and whatever it does wrong ends in a clear error that repeats no account."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from tearwise.engines.address import Address
from tearwise.engines.chat import Chat
from tearwise.engines.prompt import messages, schema
from tearwise.errors import EngineError, ModelAnswerError, ModelUnreachable
from tests.engines.model_server import ModelServer, Step, model_server, right_answer

ACCOUNT = "My dad cried when grandma died. Xylophone."
SECRET = "sk-quincunx"


def chat(server: ModelServer, waits: list[float] | None = None, **more: Any) -> Chat:
    """A client that does not really wait between tries, and notes how long it would."""
    noted = [] if waits is None else waits
    schemas = (schema(), schema(bounded=False))
    return Chat("tiny", Address.of(server.url), schemas, sleep=noted.append, **more)


def asked(server: ModelServer, *steps: Step, waits: list[float] | None = None, **more: Any) -> Any:
    server.does(*steps)
    return json.loads(chat(server, waits, **more).complete(messages(ACCOUNT)))


def wrong(server: ModelServer, *steps: Step, **more: Any) -> EngineError:
    """What comes of it, which never repeats the account or the key."""
    with pytest.raises(EngineError) as caught:
        asked(server, *steps, **more)
    error: BaseException | None = caught.value
    assert error.__cause__ is None
    behind = error.__context__  # the client's errors hold the request, with the account in it
    assert behind is None or isinstance(behind, EngineError)
    assert "ylophone" not in str(error)
    assert SECRET not in str(error)
    return caught.value


def test_a_question_asks_for_the_likeliest_answer_in_the_form_of_the_schema(server: ModelServer) -> None:
    assert asked(server) == right_answer(ACCOUNT)
    (one,) = server.seen()
    assert one["path"] == "/v1/chat/completions"
    body = one["body"]
    assert (body["model"], body["temperature"], body["seed"], body["messages"]) == ("tiny", 0.0, 0, messages(ACCOUNT))
    assert body["response_format"]["json_schema"] == {"name": "coding", "strict": True, "schema": dict(schema())}
    assert body.get("stream", False) is False


def test_nothing_is_sent_but_what_is_needed(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("OPENAI_ORG_ID", SECRET)
    monkeypatch.setenv("OPENAI_PROJECT_ID", SECRET)
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", f"X-Mine: {SECRET}")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    asked(server)
    headers = {name.lower(): value for name, value in server.seen()[0]["headers"].items()}
    assert SECRET not in str(headers)
    assert headers["user-agent"] == "tearwise"
    assert set(headers) - {"x-stainless-raw-response"} <= {
        "host", "accept", "accept-encoding", "connection", "content-type", "content-length", "user-agent",
    }  # fmt: skip


def test_a_key_that_was_given_is_sent(server: ModelServer) -> None:
    server.does(key=SECRET)
    assert chat(server, key=SECRET).complete(messages(ACCOUNT))
    with pytest.raises(ModelUnreachable, match="TEARWISE_MODEL_KEY"):
        chat(server).complete(messages(ACCOUNT))


def test_no_proxy_of_the_environment_is_asked(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        asked(server)
        assert (len(server.seen()), proxy.seen()) == (1, [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(server: ModelServer, status: int) -> None:
    with model_server() as elsewhere:
        step = {"status": status, "headers": {"Location": f"{elsewhere.url}/chat/completions"}}
        assert "not followed" in str(wrong(server, step, key=SECRET))
        assert elsewhere.seen() == []


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_a_server_that_is_out_of_breath_is_asked_again(server: ModelServer, status: int) -> None:
    waits: list[float] = []
    assert asked(server, {"status": status}, {"status": status}, waits=waits) == right_answer(ACCOUNT)
    assert len(waits) == 2
    assert 0 < waits[0] < waits[1] < 2


def test_a_server_that_asks_to_be_left_alone_is_left_alone_so_long(server: ModelServer) -> None:
    waits: list[float] = []
    asked(server, {"status": 429, "headers": {"Retry-After": "7"}}, waits=waits)
    assert waits == [7.0]
    error = wrong(server, {"status": 429, "headers": {"Retry-After": "3600"}})
    assert "3600 seconds" in str(error)
    assert len(server.seen()) == 1


def test_a_server_may_say_until_when_it_is_to_be_left_alone(server: ModelServer) -> None:
    waits: list[float] = []
    soon, late = (format_datetime(datetime.now(UTC) + timedelta(seconds=n), usegmt=True) for n in (20, 3_600))
    asked(server, {"status": 503, "headers": {"Retry-After": soon}}, waits=waits)
    assert 15 < waits[0] <= 21
    error = wrong(server, {"status": 503, "headers": {"Retry-After": late}})
    assert "it asks to be left alone for 3" in str(error)
    assert len(server.seen()) == 1


def test_it_is_really_waited(server: ModelServer) -> None:
    server.does({"status": 503, "headers": {"Retry-After": "1"}})
    Chat("tiny", Address.of(server.url), [schema()]).complete(messages(ACCOUNT))
    first, second = server.seen()
    assert second["time"] - first["time"] >= 1


def test_a_server_that_stays_out_of_breath_is_unreachable(server: ModelServer) -> None:
    error = wrong(server, *[{"status": 500}] * 9)
    assert isinstance(error, ModelUnreachable)
    assert "500" in str(error)
    assert len(server.seen()) == 4


def test_a_server_that_counts_by_the_minute_is_asked_until_the_next_one(server: ModelServer) -> None:
    waits: list[float] = []
    assert asked(server, *[{"status": 429}] * 7, waits=waits) == right_answer(ACCOUNT)
    assert sum(waits) > 50
    assert max(waits) <= 60
    error = wrong(server, *[{"status": 429}] * 9)
    assert isinstance(error, ModelUnreachable)
    assert "more often than it allows (429)" in str(error)
    assert len(server.seen()) == 8


def test_a_server_that_never_answers_is_waited_for_so_long_and_asked_twice(server: ModelServer) -> None:
    error = wrong(server, *[{"hang": True}] * 9, timeout=0.3)
    assert isinstance(error, ModelUnreachable)
    assert "0.3 seconds" in str(error)
    assert len(server.seen()) == 2


def test_a_server_that_answers_a_letter_at_a_time_is_not_waited_for_longer(server: ModelServer) -> None:
    begun = time.monotonic()
    assert "0.5 seconds" in str(wrong(server, *[{"drip": True}] * 9, timeout=0.5))
    assert time.monotonic() - begun < 30  # the server would drip for a minute


@pytest.mark.parametrize("steps", [1, 3])
def test_a_connection_that_breaks_off_is_made_again(server: ModelServer, steps: int) -> None:
    assert asked(server, *[{"cut": True}] * steps) == right_answer(ACCOUNT)


def test_a_server_that_ends_in_the_middle_of_an_answer_is_unreachable() -> None:
    with model_server() as server:
        error = wrong(server, {"exit": True})
        assert isinstance(error, ModelUnreachable)
        assert "is it running?" in str(error)


@pytest.mark.parametrize("raw", ["", "<html>login</html>", '{"choices": [', "[1]", "[" * 5000])
def test_what_is_no_json_of_the_protocol_is_no_answer(server: ModelServer, raw: str) -> None:
    assert isinstance(wrong(server, *[{"raw": raw}] * 9), ModelUnreachable)


@pytest.mark.parametrize(
    "raw", ["{}", '{"choices": []}', '{"choices": [{}]}', '{"choices": [{"message": "Xylophone"}]}']
)
def test_a_completion_without_a_message_is_no_answer(server: ModelServer, raw: str) -> None:
    assert isinstance(wrong(server, {"raw": raw}), ModelAnswerError)


def test_an_answer_without_an_end_is_broken_off(server: ModelServer) -> None:
    assert "does not end" in str(wrong(server, *[{"raw": " " * 1_500_000}] * 9))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ({"finish_reason": "length"}, "cut off"),
        ({"finish_reason": "content_filter"}, "declined"),
        ({"refusal": True}, "declined"),
        ({"message": {"refusal": "Xylophone"}}, "declined"),
    ],
)
def test_an_answer_that_is_cut_off_or_declined_is_told_so(server: ModelServer, step: Step, told: str) -> None:
    error = wrong(server, step)
    assert isinstance(error, ModelAnswerError)
    assert told in str(error)


@pytest.mark.parametrize("formats", [["json_object"], []])
def test_a_server_that_does_not_know_the_form_is_asked_in_another(server: ModelServer, formats: list[str]) -> None:
    server.does(formats=formats)
    client = chat(server)
    if not formats:
        with pytest.raises(ModelAnswerError, match="422"):
            client.complete(messages(ACCOUNT))
        assert len(server.seen()) == 4
        return
    client.complete(messages(ACCOUNT))
    client.complete(messages(ACCOUNT))
    kinds = [one["body"]["response_format"]["type"] for one in server.seen()]
    assert kinds == ["json_schema", "json_schema", "json_object", "json_object"]


def test_an_account_that_is_turned_down_is_not_the_servers_end(server: ModelServer) -> None:
    client = chat(server)
    client.complete(messages(ACCOUNT))
    server.does({"status": 400})
    with pytest.raises(ModelAnswerError, match="400"):
        client.complete(messages(ACCOUNT))
    assert len(server.seen()) == 1


@pytest.mark.parametrize(
    ("status", "told"), [(401, "key"), (403, "key"), (404, "no model 'tiny'"), (404, "pull tiny'"), (204, "204")]
)
def test_what_asking_again_does_not_change_is_said_at_once(server: ModelServer, status: int, told: str) -> None:
    error = wrong(server, {"status": status, "body": ""})
    assert isinstance(error, ModelUnreachable)
    assert told in str(error)
    assert len(server.seen()) == 1


def test_the_clients_log_holds_neither_account_nor_key(server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "openai._base_client", "httpx", "httpx2", "httpcore", "httpcore2.http11"):
        caplog.set_level(logging.DEBUG, logger=name)
    asked(server, {"status": 500}, key=SECRET)
    assert not [
        one for one in caplog.records if one.name.partition(".")[0] in ("openai", "httpx2", "httpcore2", "httpx")
    ]
    logging.getLogger("openai").warning("another use of the client in this program")
    assert [one.getMessage() for one in caplog.records][-1].startswith("another use")


def test_openais_own_switch_for_its_log_shows_nothing(server: ModelServer) -> None:
    code = (
        "import sys\n"
        "from tearwise.engines.address import Address\n"
        "from tearwise.engines.chat import Chat\n"
        "from tearwise.engines.prompt import messages, schema\n"
        "chat = Chat('tiny', Address.of(sys.argv[1]), [schema()], key=sys.argv[2], sleep=lambda wait: None)\n"
        "print(len(chat.complete(messages(sys.argv[3]))) > 9)\n"
    )
    server.does({"status": 500}, {"cut": True})
    done = subprocess.run(
        [sys.executable, "-c", code, server.url, SECRET, ACCOUNT],
        capture_output=True,
        text=True,
        env={"OPENAI_LOG": "debug", "HTTPX_LOG_LEVEL": "trace"},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")
