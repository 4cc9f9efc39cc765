"""Fixtures of the open data: all files, made from the real content as a build makes them, and what is read of them."""

import json

import pytest

from editions.data import files
from editions.data.stamp import stamp
from kb.parity import documents

HOME = "https://example.org/review/"
LEADS = {"zh-TW": "2020年綜論：", "en": "2020 review: "}
"""What leads a sentence of the review outside its chapter."""


@pytest.fixture(scope="session")
def docs(kb):
    """The real pages; tests only read them."""
    return documents(kb)


@pytest.fixture(scope="session")
def mark(kb):
    """What the data say of themselves."""
    return stamp(kb, HOME)


@pytest.fixture(scope="session")
def data(kb, docs, mark):
    """File name → bytes."""
    return files.made(kb, docs, mark)


@pytest.fixture(scope="session")
def read(data):
    """Data set → its records, as a program reads them."""
    whole = {name: json.loads(data[f"{name}.json"]) for name in ("claims", "updates", "timeline")}
    lines = data["segments.jsonl"].decode("utf-8").splitlines()
    return {
        "segments": [json.loads(line) for line in lines],
        "claims": whole["claims"]["claims"],
        "updates": whole["updates"]["updates"],
        "timeline": whole["timeline"]["events"],
    }
