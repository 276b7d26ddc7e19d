"""What stands before every request. Each of these was a hole in somebody's local server (see docs/privacy.md)."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from tearwise.errors import AddressError
from tearwise.web import pages
from tearwise.web.app import create_app
from tearwise.web.gate import _Bounded
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.serving import Place
from tearwise.web.settings import Settings

from .conftest import BEARER, LAUNCH, PORT, SITE, only_session, scripted

ACCOUNT = {"text": "My dad cried when I told him that I was moving out. He hugged me for a long time."}
PROTECTION = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "form-action 'self'",
    "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types tearwise",
}  # fmt: skip
"""What is promised, written out: were it taken from the gate, a header that is lost there would be missed by nobody."""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", f"127.0.0.1:{PORT}", f"LOCALHOST:{PORT}"])
def test_it_answers_to_its_own_names(anybody: TestClient, host: str) -> None:
    assert anybody.get("/api/v1/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.com",
        f"evil.com:{PORT}",
        "127.0.0.1.evil.com",
        f"127.0.0.1.evil.com:{PORT}",
        "localhost/x?",
        "localhost#",
        f"localhost:{PORT}/evil?a=",
        f"127.0.0.1:{PORT}@evil.com",
        "",
        "0.0.0.0",
        f"0.0.0.0:{PORT}",
        "2130706433",
        "127.1",
        "localhost.",
        f"localhost:{PORT + 1}",
        "[::1",
    ],
)
def test_another_name_that_was_made_to_point_here_is_refused(anybody: TestClient, host: str) -> None:
    answer = anybody.get("/api/v1/health", headers={"host": host})
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:tearwise:problem:host"


def test_who_says_no_name_at_all_is_refused_as_well(anybody: TestClient) -> None:
    """As HTTP/1.0 allows."""
    begun: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        begun.append(message)

    scope = {"type": "http", "method": "GET", "path": "/api/v1/health", "query_string": b"", "headers": []}
    asyncio.run(anybody.app(scope, receive, send))  # type: ignore[arg-type]
    assert begun[0]["status"] == 400


@pytest.mark.parametrize(
    "origin",
    [
        f"{SITE}.evil.com",
        "null",
        f"http://127.0.0.1:{PORT + 1}",
        "http://127.0.0.1",
        f"https://127.0.0.1:{PORT}",
        f"http://evil.com/?{SITE}",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/read", "/leave"])
def test_a_form_of_another_origin_is_refused(visitor: TestClient, origin: str, path: str) -> None:
    answer = visitor.post(path, data=ACCOUNT, headers={"origin": origin})
    assert answer.status_code == 403
    assert "did not come from Tearwise&#39;s own page" in answer.text


def test_a_form_that_says_twice_where_it_comes_from_is_refused(visitor: TestClient) -> None:
    twice = [("origin", SITE), ("origin", SITE), ("sec-fetch-site", "same-origin")]
    del visitor.headers["origin"], visitor.headers["sec-fetch-site"]
    assert visitor.post("/read", data=ACCOUNT, headers=twice[1:]).status_code == 200  # type: ignore[arg-type]
    assert visitor.post("/read", data=ACCOUNT, headers=twice).status_code == 403  # type: ignore[arg-type]


@pytest.mark.parametrize("origin", [f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT}", f"http://[::1]:{PORT}"])
def test_a_form_of_our_own_page_is_taken(visitor: TestClient, origin: str) -> None:
    assert visitor.post("/read", data=ACCOUNT, headers={"origin": origin}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://tears.example", 200),
        (f"http://tears.example:{PORT}", 200),
        ("http://tears.example", 403),
        ("https://tears.example:8443", 403),
        ("https://localhost", 403),
        ("https://127.0.0.1", 403),
    ],
)
def test_a_form_is_taken_through_a_proxy_that_has_the_certificate(settings: Settings, origin: str, status: int) -> None:
    place = Place("0.0.0.0", allow_remote=True, without_tls=True, names=("Tears.example",)).checked()
    app = create_app(replace(settings, names=place.all_names), ReadingQueue(scripted))
    with TestClient(app, base_url=SITE, headers={"host": "tears.example"}) as client:
        client.get(f"/launch?token={LAUNCH}")
        headers = {"origin": origin, "sec-fetch-site": "same-origin"}
        assert client.post("/read", data=ACCOUNT, headers=headers).status_code == status


def test_with_a_certificate_of_its_own_no_proxy_is_thought_of() -> None:
    settings = Settings(port=8400, names=("tears.example",), secure=True)
    assert settings.origins == {"https://tears.example:8400"}


@pytest.mark.parametrize(
    "told",
    [
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors"},
    ],
)
def test_a_form_that_the_browser_says_is_not_ours_is_refused(visitor: TestClient, told: dict[str, str]) -> None:
    for headers in (told, {**told, "origin": SITE}):
        assert visitor.post("/read", data=ACCOUNT, headers=headers).status_code == 403


def test_a_browser_that_does_not_say_where_from_is_refused(visitor: TestClient) -> None:
    for name in ("origin", "sec-fetch-site", "sec-fetch-mode"):
        del visitor.headers[name]
    assert visitor.post("/read", data=ACCOUNT).status_code == 403


def test_another_site_cannot_use_the_api_with_the_cookie(visitor: TestClient) -> None:
    cross = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
    del visitor.headers["origin"]
    assert visitor.get("/api/v1/meanings", headers=cross).status_code == 403
    assert visitor.post("/api/v1/readings", json=ACCOUNT, headers=cross).status_code == 403


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
@pytest.mark.parametrize(
    "told",
    [
        {"mode": "no-cors", "dest": "image"},
        {"mode": "cors", "dest": "empty"},
        {"mode": "navigate", "dest": "iframe"},
        {},
    ],
)
def test_another_page_of_this_computer_cannot_keep_the_visit_and_the_journal_open(
    settings: Settings, site: str, told: dict[str, str]
) -> None:
    with TestClient(create_app(settings, ReadingQueue(scripted)), base_url=SITE) as client:
        client.get(f"/launch?token={LAUNCH}")
        session = only_session(client)
        session.used -= 5
        before = session.used
        headers = {"sec-fetch-site": site, **{f"sec-fetch-{name}": value for name, value in told.items()}}
        for path in ("/", "/journal", "/journal/patterns.svg", "/api/v1/meanings"):
            assert client.get(path, headers=headers).status_code == 403
        assert session.used == before


@pytest.mark.parametrize("site", ["same-site", "cross-site", "none"])
@pytest.mark.parametrize("more", [{"sec-fetch-dest": "document"}, {}])
def test_a_link_that_leads_here_is_followed(anybody: TestClient, site: str, more: dict[str, str]) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": "navigate", **more}
    assert anybody.get(f"/launch?token={LAUNCH}", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/about", "/api/v1/health", "/static/tearwise.css", "/nowhere"])
@pytest.mark.parametrize("origin", [SITE, "https://evil.com"])
def test_no_answer_lets_another_origin_read_it(visitor: TestClient, path: str, origin: str) -> None:
    for answer in (visitor.get(path, headers={"origin": origin}), visitor.options(path, headers={"origin": origin})):
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "path", ["/", "/about", "/launch?token=x", "/blank", "/nowhere", "/static/tearwise.js", "/api/v1/meanings", "/%00"]
)
def test_every_answer_carries_what_protects_it(anybody: TestClient, path: str) -> None:
    for answer in (anybody.get(path), anybody.get(path, headers={"host": "evil.com"}), anybody.post(path)):
        assert {name: answer.headers.get(name) for name in PROTECTION} == PROTECTION
        assert set(answer.headers["content-security-policy"].split("; ")) == POLICY
        assert "server" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/about", "/journal", "/static/page.css", "/api/v1/health", "/api/v1/meanings", "/nowhere", "/read"]
)
def test_who_asks_for_the_head_alone_gets_that_of_what_there_is(visitor: TestClient, path: str) -> None:
    whole = visitor.get(path, follow_redirects=False)
    head = visitor.head(path, follow_redirects=False)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers == whole.headers


def test_asking_for_the_head_of_the_link_that_opens_the_page_does_not_use_it_up(anybody: TestClient) -> None:
    assert anybody.head("/launch", params={"token": LAUNCH}).status_code == 405
    assert anybody.get("/launch", params={"token": LAUNCH}, follow_redirects=False).status_code == 303


def test_what_changes_something_takes_no_head(program: TestClient) -> None:
    answer = program.head("/api/v1/readings")
    assert (answer.status_code, answer.content, answer.headers["allow"]) == (405, b"", "POST")


def test_pages_hold_no_inline_script_or_style_and_name_no_other_place(visitor: TestClient) -> None:
    pages = [visitor.get("/"), visitor.get("/about"), visitor.post("/read", data=ACCOUNT)]
    for page in pages:
        assert " style=" not in page.text
        assert "<style" not in page.text
        assert " onclick" not in page.text
        assert "http://" not in page.text
        assert "https://" not in page.text


def test_links_to_help_tell_nobody_where_they_come_from(visitor: TestClient) -> None:
    text = "He cried and said he is going to kill himself tonight, he has the pills."
    links = re.findall(r"<a [^>]*https?:[^>]*>", visitor.post("/read", data={"text": text}).text)
    assert links
    assert [link for link in links if 'rel="noreferrer noopener"' not in link] == []


def test_a_helpline_opens_beside_a_page_that_is_written_in_and_else_in_its_place(unlocked: TestClient) -> None:
    """Without scripts, what was typed would be lost with the page; and whoever closes a helpline in a hurry would stand
    before this one."""

    def opens(page: str) -> set[bool]:
        return {'target="_blank"' in link for link in re.findall(r"<a [^>]*https:[^>]*>", page)}

    text = "He cried and said he is going to kill himself tonight, he has the pills."
    withheld = unlocked.post("/read", data={"text": text})
    assert opens(withheld.text) == {False}
    assert opens(unlocked.post(f"{withheld.url.path}/show").text) == {True}
    assert opens(unlocked.post("/read", data={"text": "Er weinte gestern Abend, als ich nach Hause kam."}).text) == {
        True
    }
    for _ in range(2):
        path = unlocked.post("/read", data={"text": text}).url.path
        unlocked.post(f"{path}/show")
        assert opens(unlocked.post(f"{path}/keep", data={"person": ""}).text) == {True}
    assert opens(unlocked.get("/journal/patterns").text) == {False}


HTML = '<script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} {% x %} "quoted" she cried, sorry'


def test_markup_in_an_account_is_text(visitor: TestClient) -> None:
    page = visitor.post("/read", data={"text": HTML}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
    assert "{{7*7}}" in page
    assert "49" not in page.split("What you wrote")[1].split("</p>")[0]
    again = visitor.get(visitor.get("/").text.split('<li><a href="')[-1].split('"')[0] + "/edit").text
    assert "<script>alert" not in again


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/..\\app.py",
        "/static/C:\\x",
        "/static/C:%5Cx",
        "/static/%5C%5Chost%5Cshare",
        "/static/",
        "/static/%00",
        "/templates/base.html",
    ],
)
def test_no_file_but_ours_is_served(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text
    assert "import " not in answer.text


@pytest.mark.parametrize("path", ["/", "/about", "/reading/x", "/reading/x/edit"])
def test_without_a_session_no_page_is_shown(anybody: TestClient, path: str) -> None:
    answer = anybody.get(path)
    assert answer.status_code == 401
    assert "cried" not in answer.text


@pytest.mark.parametrize("path", ["/read", "/reading/x/answer", "/reading/x/forget", "/awake"])
def test_without_a_session_nothing_is_taken(anybody: TestClient, path: str) -> None:
    assert anybody.post(path, data=ACCOUNT, headers={"origin": SITE}).status_code == 401


def test_a_bad_host_does_not_make_another_path_of_it(anybody: TestClient) -> None:
    answer = anybody.post("/api/v1/readings", json=ACCOUNT, headers={"host": f"localhost:{PORT}/api/v1/health?a="})
    assert answer.status_code == 400


def test_what_is_too_large_is_refused_before_it_is_read(program: TestClient) -> None:
    said = program.get("/api/v1/openapi.json").json()["info"]["description"]
    assert "A request has 256 kB at most, a batch 8 MB, and a file to import 64 MB" in said
    answer = program.post("/api/v1/readings", content=b"x" * (256 * 1024 + 1))
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:tearwise:problem:too-large"
    assert "At most 256 kB are taken" in answer.json()["detail"]
    assert program.post("/api/v1/readings", content=b"x" * 256 * 1024).status_code == 415


def test_a_person_is_told_how_much_may_be_written_and_of_a_file_how_large_it_may_be(visitor: TestClient) -> None:
    answer = visitor.post("/read", data={"text": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "an account can have 20,000 characters" in answer.text
    answer = visitor.post("/journal/import", content=b"x", headers={"content-length": str(2**30)})
    assert "kB are taken at once" in answer.text


def test_the_beginning_of_what_is_too_large_is_shown_once_more_to_whoever_wrote_it(visitor: TestClient) -> None:
    beginning = "My mum wept when the ferry left. "
    for path in ("/read", "/reading/gone/reply"):
        answer = visitor.post(path, data={"text": beginning + "x" * 3_000_000})
        assert beginning in answer.text
        assert "The beginning of what you wrote is below: copy it before you go on." in answer.text
    assert (
        "is below"
        not in visitor.post(
            "/read", content=b"text=" + b"+" * 3_000_000, headers={"content-type": "application/x-www-form-urlencoded"}
        ).text
    )
    assert visitor.get("/").text.count("<li><a") == visitor.get("/about").text.count("<li><a")  # nothing was read


def test_a_form_that_tells_two_lengths_is_not_read_in_part(visitor: TestClient) -> None:
    form = ("content-type", "application/x-www-form-urlencoded")
    lengths = [("content-length", "10"), ("content-length", "3000000")]
    sent = b"text=My+mum+wept+when+the+ferry+left.&x=" + b"+" * 3_000_000
    answer = visitor.post("/read", content=sent, headers=[form, *lengths])
    assert (answer.status_code, answer.url.path) == (413, "/read")
    assert "is below" not in answer.text


def test_what_is_too_large_is_refused_also_when_its_length_is_not_told(program: TestClient) -> None:
    def pieces() -> object:
        for _ in range(400):
            yield b"x" * 1024

    answer = program.post("/api/v1/readings", content=pieces(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize(("size", "longer"), [(0, 0.0), (1024, 1.0), (64 * 1024, 64.0)])
def test_what_is_large_may_take_longer_as_long_as_it_goes_on_coming(
    settings: Settings, size: int, longer: float
) -> None:
    async def given() -> float:
        async def receive() -> Message:
            return {"type": "http.request", "body": b"x" * size, "more_body": True}

        bounded = _Bounded(receive, replace(settings, slowest=1024))
        bounded.limit = size
        before = bounded._until
        await bounded()
        return bounded._until - before

    assert asyncio.run(given()) == pytest.approx(longer)


def test_the_largest_file_may_take_minutes_and_an_account_hardly_longer_than_any_request() -> None:
    usual = Settings(port=1)
    assert usual.largest_import / usual.slowest > 300
    assert usual.largest / usual.slowest <= 2


REFUSED = {"a host": (400, {"host": "evil.com"}), "an origin": (403, {"origin": "https://evil.com"}), "size": (413, {})}


@pytest.mark.parametrize("why", REFUSED)
def test_what_the_gate_refuses_is_a_page_for_people_and_problem_details_for_programs(
    visitor: TestClient, why: str
) -> None:
    status, headers = REFUSED[why]
    page = visitor.post("/journal/search", data={"words": "x" * 3_000_000}, headers=headers)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert page.headers["connection"] == "close"
    assert "data-problem" in page.text  # by this the script knows it, and leaves the form as it is
    assert ("Back to the start" in page.text) == (why != "a host")
    api = visitor.post("/api/v1/readings", json={"text": "x" * 300_000}, headers=headers)
    assert (api.status_code, api.headers["content-type"]) == (status, "application/problem+json")


def test_a_failure_of_the_pages_themselves_is_still_told(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(pages, "problem_page", broken)
    answer = visitor.get("/", headers={"host": "evil.com"})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:tearwise:problem:host")


def test_uploads_are_not_taken_so_that_nothing_is_written_to_disk(visitor: TestClient) -> None:
    answer = visitor.post("/read", files={"text": ("account.txt", b"she cried")})
    assert answer.status_code == 415


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "tears.example"])
def test_listening_beyond_this_machine_has_to_be_meant(host: str) -> None:
    with pytest.raises(AddressError, match="--allow-remote"):
        Place(host).checked()
    with pytest.raises(AddressError, match="--certificate"):
        Place(host, allow_remote=True).checked()
    place = Place(host, allow_remote=True, without_tls=True, names=("tears.example",)).checked()
    assert "tears.example" in place.all_names
    assert "0.0.0.0" not in place.all_names
    assert "[::]" not in place.all_names


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("192.168.1.7", "http://192.168.1.7:1/"),
        ("127.0.0.2", "http://127.0.0.2:1/"),
        ("Tears.example", "http://tears.example:1/"),
        ("fd00::7", "http://[fd00::7]:1/"),
        ("localhost", "http://localhost:1/"),
        ("::1", "http://[::1]:1/"),
        ("0.0.0.0", "http://127.0.0.1:1/"),
        ("::", "http://127.0.0.1:1/"),
    ],
)
def test_the_link_leads_to_where_it_listens(host: str, address: str) -> None:
    names = Place(host, allow_remote=True, without_tls=True, names=("another.example",)).all_names
    assert Settings(port=1, names=names).address == address
    assert {"127.0.0.1", "another.example"} <= set(names)


def test_listening_everywhere_needs_a_name_to_answer_to() -> None:
    with pytest.raises(AddressError, match="--name"):
        Place("0.0.0.0", allow_remote=True, without_tls=True).checked()


@pytest.mark.parametrize(
    "name",
    [
        "https://tears.example",
        "tears.example:8443",
        "tears.example/",
        "[fd00::1]:8443",
        "tränen.example",
        "a b",
        "",
        "[]",
    ],
)
def test_a_name_that_no_browser_can_ask_for_is_refused_before_anything_is_served(name: str) -> None:
    with pytest.raises(AddressError, match="without https://, a port or a path"):
        Place(names=("tears.example", name)).checked()


def test_a_name_may_be_any_that_a_browser_can_ask_for() -> None:
    given = ("Tears.example", "my-nas.local", "192.168.1.20", "fd00::1", "[fd00::2]", "xn--trnen-cua.example", "nas_2")
    names = Place(names=given).checked().all_names
    assert names[3:] == (
        "tears.example", "my-nas.local", "192.168.1.20", "[fd00::1]", "[fd00::2]", "xn--trnen-cua.example", "nas_2"
    )  # fmt: skip


def test_a_certificate_needs_its_key() -> None:
    with pytest.raises(AddressError, match="both"):
        Place("::1", certificate=__file__).checked()  # type: ignore[arg-type]


def test_the_tokens_are_never_in_an_answer(visitor: TestClient) -> None:
    for path in ("/", "/about", "/launch?token=wrong", "/api/v1/openapi.json"):
        answer = visitor.get(path)
        assert LAUNCH not in answer.text
        assert BEARER not in answer.text
