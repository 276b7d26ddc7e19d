"""The spaCy component, as a pipeline uses it."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from tearwise import Reader, TearwiseError
from tearwise.accounts import LONGEST
from tearwise.engines.scripted import ScriptedEngine
from tearwise.spacy import SPANS, TearwiseComponent

TEXT = "He cried 😭 and said he was sorry. I held him."


@pytest.fixture
def nlp() -> Language:
    """A blank pipeline whose component reads by the script."""
    found = spacy.blank("en")
    component = found.add_pipe("tearwise")
    assert isinstance(component, TearwiseComponent)
    component._reader = Reader(ScriptedEngine())
    return found


def test_the_installed_component_reads_with_the_bundle_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tearwise", config={"effects": False})
    assert nlp(TEXT)._.reading.bundle == Reader().engine.id


def test_the_fast_network_reads_where_it_is_asked_for() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tearwise", config={"effects": False, "fast": True})
    assert nlp(TEXT)._.reading.bundle == Reader(fast=True).engine.id


def test_a_document_gets_the_reading_of_its_text(nlp: Language) -> None:
    assert nlp(TEXT)._.reading.to_record() == Reader(ScriptedEngine()).read(TEXT).to_record()


def test_the_evidence_is_spans_of_whole_tokens(nlp: Language) -> None:
    doc = nlp(TEXT)
    spans = [(span.label_, span.text) for span in doc.spans[SPANS]]
    quotes = [(one.id, passage.quote) for one in doc._.reading.meanings for passage in one.evidence]
    assert len(spans) == len(quotes) > 0
    for (label, text), (meaning, quote) in zip(spans, quotes, strict=True):
        assert label == meaning
        assert quote.strip() in text


def test_a_stream_is_read_in_order_with_what_cannot_be_read_in_its_place(nlp: Language) -> None:
    texts = [TEXT, "", "She cried.", "cried " * LONGEST, TEXT]
    nlp.max_length = 10**7
    docs = list(nlp.pipe(texts, batch_size=2))
    assert [doc._.reading is None for doc in docs] == [False, True, False, True, False]
    assert docs[1]._.reading_error.startswith("The account is empty")
    assert "at most 20,000" in docs[3]._.reading_error
    assert docs[0]._.reading_error is None
    assert docs[0]._.reading.to_record() == docs[4]._.reading.to_record()
    assert docs[2]._.reading.status == "too_little"  # and what nobody could read is evidence of nothing
    assert [len(doc.spans[SPANS]) > 0 for doc in docs] == [True, False, False, False, True]


def test_a_document_is_stored_with_the_record_in_the_readings_place(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, ""]))
    records = [doc._.reading and doc._.reading.to_record() for doc in docs]
    for doc, record in zip(docs, records, strict=True):
        doc._.reading = record
    stored = DocBin(docs=docs, store_user_data=True).to_bytes()
    again = list(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert json.dumps([doc._.reading for doc in again]) == json.dumps(records)  # lists come back as tuples
    assert [span.text for span in again[0].spans[SPANS]] == [span.text for span in docs[0].spans[SPANS]]


def test_other_processes_are_refused_with_what_to_do(nlp: Language) -> None:
    with pytest.raises(TypeError, match="leave n_process at 1"):
        pickle.dumps(nlp.get_pipe("tearwise"))
    with pytest.raises(ValueError, match="leave n_process at 1"):
        list(nlp.pipe([TEXT] * 4, n_process=2))


def test_what_several_processes_have_made_is_read_in_this_one(nlp: Language) -> None:
    docs = spacy.blank("en").pipe([TEXT] * 4, n_process=2)
    assert [doc._.reading.status for doc in nlp.get_pipe("tearwise").pipe(docs)] == ["read"] * 4
    with pytest.raises(ValueError, match=r"component\.pipe\(nlp\.pipe\(texts, n_process=4\)\)"):
        list(nlp.pipe([TEXT] * 4, n_process=2))


def test_a_pipeline_can_be_copied_and_its_copy_reads_the_same(nlp: Language) -> None:
    again = copy.deepcopy(nlp)
    assert again.get_pipe("tearwise") is not nlp.get_pipe("tearwise")
    assert again(TEXT)._.reading.to_record() == nlp(TEXT)._.reading.to_record()


@pytest.mark.parametrize("wrong", [{"effects": "no"}, {"fast": None}, {"reader": 3}])
def test_a_component_that_cannot_be_made_is_told_before_it_is_given_anything(wrong: dict[str, Any]) -> None:
    with pytest.raises(TearwiseError, match=r"True or False|must be a Reader"):
        TearwiseComponent(**wrong)


def test_what_is_no_document_is_told(nlp: Language) -> None:
    with pytest.raises(TearwiseError, match=r"spaCy's documents, nlp\(text\), not str"):
        nlp.get_pipe("tearwise")(TEXT)
