"""A client's connection, on which the head of a request has to arrive in time."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from tearwise.web.settings import Settings


class Connection(H11Protocol):
    """Closes itself where the head of a request does not arrive in time, or never comes: the gate, which bounds the
    rest of a request, is not asked before, and only so many connections are served at a time.

    arrives_in: seconds from the first byte, or from the connection where none comes
    """

    arrives_in = Settings.arrives_in
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # Before the first request there is no cycle, whatever its type says.
        if self.cycle is not None and not self.cycle.response_complete:  # type: ignore[redundant-expr]
            self._wait_no_longer()
        elif self._late is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_longer()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._late = self.loop.call_later(self.arrives_in, self.transport.close)

    def _wait_no_longer(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
