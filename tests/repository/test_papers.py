"""How the work may be used and is to be cited."""

import hashlib

from ruamel.yaml import YAML

from conftest import ROOT
from kb.load import THE_REVIEW
from repository.schemas import complaints

LEGAL_CODE = "25a40a30d753162c4026b87a389b9534c72436327abcd083f90da00ead6d6869"
"""SHA-256 of the words of the license's plain text, as two packages by different hands carry it."""


def test_the_license_of_the_content_holds_the_whole_legal_code_unchanged():
    text = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    head, mark, code = text.partition("The license in full:")
    assert mark and "Attribution: the editors of" in head and "Not covered:" in head
    assert hashlib.sha256(" ".join(code.split()).encode()).hexdigest() == LEGAL_CODE


def test_how_to_cite_the_site_has_the_form_that_programs_read_and_the_newest_date(kb):
    path = ROOT / "CITATION.cff"
    assert complaints("citation-file-format", path) == ""
    told = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    assert told["version"] == told["date-released"] == max(change.date for change in kb.changes.values())
    assert told["title"] == kb.site["name"]["en"]


def test_it_names_the_review_as_the_references_do(kb):
    (told,) = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["references"]
    review = kb.references[THE_REVIEW].csl
    authors = [{"family": a["family-names"], "given": a["given-names"]} for a in told["authors"]]
    assert (told["title"], authors, told["journal"], told["url"]) == (
        review["title"], review["author"], review["container-title"], review["URL"],
    )  # fmt: skip
    assert f"{told['year']}-{told['month']:02}" == review["issued"][:7]
    assert (str(told["volume"]), told["issue"]) == (review["volume"], review["issue"])
    assert f"{told['start']}-{told['end']}" == review["page"]
