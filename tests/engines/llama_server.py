"""llama.cpp's own server in a process of its own, with the tiny model of ``gguf``: prints its address, and serves until
its standard input ends."""

from __future__ import annotations

import sys

import xllamacpp


def serve(model: str) -> None:
    settings = xllamacpp.CommonParams()
    settings.model.path = model
    settings.port = 0
    settings.n_ctx = 16_384
    settings.n_parallel = 1
    settings.cpuparams.n_threads = 1
    settings.offline = True
    settings.warmup = settings.fit_params = False
    settings.verbosity = -1
    server = xllamacpp.Server(settings)
    print(f"address {server.listening_address}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(sys.argv[1])
