"""The changes that the benchmark of saving makes are ones that the site is built with."""

import pytest

from kb import check
from measure import save


@pytest.mark.parametrize("locale", save.HOMES)
@pytest.mark.parametrize("what", save.CHANGES)
def test_a_change_is_found_in_its_file_and_passes_every_check(copy, monkeypatch, what, locale):
    monkeypatch.setattr(save.time, "sleep", lambda seconds: None)
    asked = []
    monkeypatch.setattr(save, "_until", lambda address, mark: asked.append((address, mark)))
    path = copy / save.CHANGES[what][0].format(locale=locale)
    before = path.read_text(encoding="utf-8")
    for number in range(3):
        save.saved(copy, "http://site/", locale, what, number)
        assert [problem.shown(copy) for problem in check.run(copy) if problem.stops] == []
        address, mark = asked[-1]
        text = path.read_text(encoding="utf-8")
        assert text.count(mark) == 1, "each change leaves its own mark alone"
        assert len(text) - len(before) < 40
    assert len({mark for _, mark in asked}) == 3
    assert address.startswith("http://site/" + ("" if what == "a style" else save.HOMES[locale]))
