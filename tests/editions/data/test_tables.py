"""CSV: read back as it was meant, by the rules it claims."""

import csv
import io
import json

import pytest

from conftest import LOCALES
from editions.data import tables
from editions.data.catalog import FILES

TABLES = [file.dataset for file in FILES if file.label == "CSV"]


def rows(data, name):
    """A table as a strict reader takes it by the dialect that datapackage.json states."""
    package = json.loads(data["datapackage.json"])
    dialect = next(r["dialect"] for r in package["resources"] if r["path"] == f"{name}.csv")
    text = data[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(
        io.StringIO(text, newline=""), strict=True, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"],
        doublequote=dialect["doubleQuote"], lineterminator=dialect["lineTerminator"],
    ))  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_read_and_written_again_is_the_same_bytes(data, name):
    found = rows(data, name)
    assert data[f"{name}.csv"].startswith(b"\xef\xbb\xbf"), "spreadsheets need the byte order mark"
    assert tables.as_csv(found[0], found) == data[f"{name}.csv"]
    assert data[f"{name}.csv"].count(b"\r\n") == len(found) + 1, "one line a record: no text breaks its line"


@pytest.mark.parametrize("name", [name for name in TABLES if name != "glossary"])
def test_a_table_says_what_the_json_says(data, read, name):
    """Rebuilds each cell from the JSON by the rule the downloads page states."""

    def cell(value, between=" | "):
        if isinstance(value, list):
            return between.join(cell(item, " ; ") for item in value)
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    def looked_up(record, path):
        if not path:
            return record
        if isinstance(record, list):
            return [looked_up(item, path) for item in record]
        return looked_up(record[path[0]], path[1:]) if record else record

    found = rows(data, name)
    assert [row["id"] for row in found] == [record["id"] for record in read[name]]
    for row, record in zip(found, read[name], strict=True):
        for column in row.keys() - {"license", "version"}:
            assert row[column] == cell(looked_up(record, column.split())), column


@pytest.mark.parametrize("name", TABLES)
def test_values_in_one_field_can_be_told_apart(data, read, name):
    """No text holds the marks that part values."""
    for record in read.get(name, ()):
        texts = [record[part][locale] for part in ("text", "lead") if part in record for locale in LOCALES]
        texts += [update["lead"][locale] for update in record.get("updates", ()) for locale in LOCALES]
        assert not [text for text in texts if " | " in text or " ; " in text]


@pytest.mark.parametrize("name", TABLES)
def test_a_cell_fits_into_a_spreadsheet(data, name):
    assert max(len(cell) for row in rows(data, name) for cell in row.values()) < 32_767, "Excel cuts longer ones"


@pytest.mark.parametrize("name", TABLES)
def test_each_row_says_license_and_version(data, mark, name):
    for row in rows(data, name):
        assert row["license"].endswith("/by/4.0/") and row["version"] == mark.version


def test_columns_that_were_published_stay_where_they_were(data):
    timeline = list(rows(data, "timeline")[0])
    assert timeline[:22] == [
        "license", "id", "date", "to", "precision", "label zh-TW", "label en", "layer", "title zh-TW", "title en",
        "text zh-TW", "text en", "status", "topics", "beside", "differs zh-TW", "differs en", "segments", "references",
        "sources", "address", "status_label zh-TW",
    ]  # fmt: skip
    glossary = list(rows(data, "glossary")[0])
    assert glossary[:22] == [
        "id", "subject", "zh-TW", "en", "abbreviations", "also zh-TW", "also en", "also zh-CN", "also ja", "lay zh-TW",
        "lay en", "lay zh-CN", "lay ja", "not used", "Chinese form from", "definition zh-TW", "definition en",
        "see also", "identifiers", "sources", "address", "license",
    ]  # fmt: skip
