"""A server's address is what it seems, and another machine's only where that was said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.engines.address import OLLAMA, Address, check_key, check_model, check_parallel, check_timeout
from tearwise.errors import EngineChoiceError


@pytest.mark.parametrize(
    ("url", "host", "place"),
    [
        (OLLAMA, "127.0.0.1", "127.0.0.1:11434"),
        ("http://localhost:8080/v1/", "localhost", "localhost:8080"),
        ("http://LOCALHOST/v1", "localhost", "localhost"),
        ("http://[::1]:8000/v1", "::1", "[::1]:8000"),
        ("https://127.8.9.10:1/a/b-c_d", "127.8.9.10", "127.8.9.10:1"),
    ],
)
def test_this_machine_may_be_asked(url: str, host: str, place: str) -> None:
    address = Address.of(url)
    assert (address.host, address.place, address.is_loopback, address.warning) == (host, place, True, None)
    assert address.checked(allow_remote=False) is address
    assert str(address) == url.lower().rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "https://api.openai.com/v1",
        "http://0.0.0.0:8080/v1",
        "http://localhost.evil.com/v1",
        "http://127.0.0.1.evil.com/v1",
        "http://127.1/v1",
        "http://2130706433/v1",
        "http://0x7f.0.0.1/v1",
        "http://localhost./v1",
        "http://192.168.1.5:11434/v1",
        "http://[::ffff:127.0.0.1]/v1",
        "http://[::]/v1",
        "http://[fe80::1]/v1",
    ],
)
def test_another_machine_takes_leave_and_a_warning(url: str) -> None:
    address = Address.of(url)
    with pytest.raises(EngineChoiceError, match="--allow-remote-model"):
        address.checked(allow_remote=False)
    assert address.checked(allow_remote=True) is address
    assert address.warning is not None
    assert "leaves this computer" in address.warning
    assert address.place in address.warning
    assert ("unencrypted" in address.warning) == url.startswith("http:")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:11434",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://user:secret@127.0.0.1/v1",
        "http://127.0.0.1@evil.com/v1",
        "http://127.0.0.1\\@evil.com/v1",
        "http://127.0.0.1/v1?key=secret",
        "http://127.0.0.1/v1#secret",
        "http://127.0.0.1/../secret",
        "https://[::::]/v1",
        "https://[127.0.0.1]/v1",
        "https://999.1.1.1/v1",
        "http://127.0.0.01/v1",
        "http://127.0.0.1/%2e%2e/v1",
        "http://127.0.0.1:0/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:65536/v1",
        "http://127.0.0.1 .evil.com/v1",
        "http://127.0.0.1/v1\nHost: evil.com",
        "http://ⓛocalhost/v1",
        "http://１27.0.0.1/v1",
    ],
)
def test_what_two_programs_could_read_differently_is_no_address(url: str) -> None:
    with pytest.raises(EngineChoiceError) as caught:
        Address.of(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", [None, 8, b"http://127.0.0.1/v1"])
def test_what_is_no_text_is_no_address(url: Any) -> None:
    with pytest.raises(EngineChoiceError):
        Address.of(url)


@given(st.text(max_size=40) | st.from_regex(r"https?://[0-9a-z.@:/\\\[\]-]{1,30}", fullmatch=True))
def test_no_text_is_taken_for_another_address(url: str) -> None:
    try:
        address = Address.of(url)
    except EngineChoiceError:
        return
    assert Address.of(str(address)) == address
    assert url.lower().rstrip("/") == str(address).lower()


@pytest.mark.parametrize("name", ["llama3.1:8b", "meta-llama/Llama-3.1-8B-Instruct", "ggml-org/gemma:Q4_0", "a"])
def test_models_have_names(name: str) -> None:
    assert check_model(name) == name


@pytest.mark.parametrize("name", ["", " ", "a b", "a\nb", "a\x1b[2J", "x" * 201, "модель", "a;b", None, 3])
def test_what_is_no_name_is_refused(name: Any) -> None:
    with pytest.raises(EngineChoiceError):
        check_model(name)


@pytest.mark.parametrize("key", ["", "a b", "a\r\nHost: x", "sécret", 5, b"cret"])
def test_what_is_no_key_is_refused_and_not_repeated(key: Any) -> None:
    with pytest.raises(EngineChoiceError) as caught:
        check_key(key)
    assert "cret" not in str(caught.value)
    assert check_key(None) is None
    assert check_key("sk-0") == "sk-0"


@pytest.mark.parametrize("timeout", [0, -1, -0.5, float("nan"), float("inf"), 86_401, True, "30"])
def test_what_is_no_time_to_wait_is_refused(timeout: object) -> None:
    with pytest.raises(EngineChoiceError, match="timeout"):
        check_timeout(timeout)
    assert [check_timeout(good) for good in (0.1, 300, 86_400)] == [0.1, 300, 86_400]


@pytest.mark.parametrize("parallel", [0, -1, 2.5, True, "4", None])
def test_what_is_no_number_of_accounts_is_refused(parallel: object) -> None:
    with pytest.raises(EngineChoiceError, match="parallel"):
        check_parallel(parallel)
    assert [check_parallel(good) for good in (1, 64)] == [1, 64]
