"""The JSON that a request of the API brings, read strictly."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from tearwise.strict_json import NO_NUMBER, TOO_DEEP, NoJson, json_in
from tearwise.web.media_type import check_unpacked


class StrictRoute(APIRoute):
    """A route whose request's body must not be packed, and, where it is JSON, must have no key twice in an object:
    FastAPI itself would take the last."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            check_unpacked(request)
            return await handle(_Strict(request.scope, request.receive))

        return strictly


class _Strict(Request):
    async def json(self) -> Any:
        """Raises JSONDecodeError, which FastAPI makes an answer of, where it is known why, or from where on, it is
        none."""
        body = await self.body()
        text = body.decode(json.detect_encoding(body), "surrogatepass")
        try:
            return json_in(text)
        except NoJson as wrong:
            if wrong.at is None and str(wrong) not in (NO_NUMBER, TOO_DEEP):
                raise
            raise json.JSONDecodeError(str(wrong), text, wrong.at or 0) from None
