"""Every page is valid HTML: the checker has neither an error nor a warning to give."""

import shutil

from conftest import edit
from nu import complaints


def test_every_page_is_valid_without_error_or_warning(site):
    assert complaints(site) == []


FAULTS = {
    "<p><ul><li>a list in a paragraph</li></ul></p>": "No “p” element in scope",
    "<a href='#text'><button>one control in another</button></a>": "must not appear as a descendant of the “a” element",
    "<section><p>a part without a name</p></section>": "Section lacks heading",
    "<p role='serach'>a role that there is not</p>": "Bad value “serach” for attribute “role”",
    "<dl><dd>a description of nothing</dd></dl>": "Element “dl” is missing a required child element",
    "<p id='text'>a name that is taken</p>": "Duplicate ID “text”",
}


def test_what_is_not_valid_is_named(site, tmp_path):
    page = tmp_path / "index.html"
    shutil.copy(site / "index.html", page)
    edit(page, "</body>", "".join(FAULTS) + "</body>")
    named = "\n".join(complaints(page))
    assert [fault for fault, what in FAULTS.items() if what not in named] == [], named
