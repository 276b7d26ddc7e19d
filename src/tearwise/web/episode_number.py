"""The number of an episode in an address. One with more digits than are taken is an address at which nothing is:
neither the database nor Python would take it."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor

EPISODE = "{id:episode}"
"""The part of a route's path that is an episode's number."""


class _Number(Convertor[int]):
    regex = "[0-9]{1,10}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("episode", _Number())
