"""What arrives from other systems and other hands: read as meant, or refused in one line that says where and why."""

import pytest

from conftest import edit
from kb.problem import Stop
from kb.textfile import read_text, write_text_atomically, write_texts_atomically

PAGE, DATA = "docs/zh-TW/chapters/hair.md", "docs/_data/updates.yml"


@pytest.mark.parametrize("file", [PAGE, DATA])
def test_the_line_ends_of_another_system_change_nothing(check, file):
    path = check.root / file
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check() == (0, [])


@pytest.mark.parametrize("file", [PAGE, DATA])
def test_a_byte_order_mark_stops(check, file):
    path = check.root / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check() == (1, [f"{file}:1: begins with a byte order mark; save it as UTF-8 without one"])


@pytest.mark.parametrize("file", [PAGE, DATA])
def test_a_file_saved_as_big5_stops_at_the_first_line_that_shows_it(check, file):
    path = check.root / file
    text = path.read_text(encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if not row.isascii())
    path.write_bytes(text.encode("big5", errors="replace"))
    code, (said,) = check()
    assert code == 1
    assert said.startswith(f"{file}:{line}: not UTF-8 (byte 0x")


def test_a_file_saved_as_utf_16_stops(check):
    path = check.root / PAGE
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    code, (said,) = check()
    assert code == 1
    assert said.startswith(f"{PAGE}:1: not UTF-8")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000 (a control character)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\ufffd", "U+FFFD (replacement character)"),
    ],
)
@pytest.mark.parametrize("file", [PAGE, DATA])
def test_characters_nobody_sees_stop_with_their_line(check, file, character, name):
    path = check.root / file
    rows = path.read_text(encoding="utf-8").split("\n")
    rows[8] += character
    path.write_text("\n".join(rows), encoding="utf-8")
    assert check() == (1, [f"{file}:9: holds {name}, which cannot be seen; take it out"])


def test_a_line_of_ten_megabytes_stops(check):
    (check.root / DATA).write_bytes(b"# head\n- " + b"x" * 10_000_000)
    assert check() == (1, [f"{DATA}:1: 10,000,009 bytes; no file here has more than 5,000,000"])


def test_a_line_too_long_to_be_a_paragraph_stops_with_its_number(check):
    path = check.root / PAGE
    line = path.read_text(encoding="utf-8").count("\n") + 2
    path.write_text(path.read_text(encoding="utf-8") + "\n" + "長" * 30_000, encoding="utf-8")
    assert check() == (1, [f"{PAGE}:{line}: a line of 30,000 characters; at most 20,000 are read"])


def test_yaml_that_unfolds_into_gigabytes_stops_before_it_does(check):
    bomb = ["- &a [x, x, x, x, x, x, x, x, x, x]", "- &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]"]
    bomb += [f"- &{c} [{', '.join([f'*{p}'] * 10)}]" for p, c in zip("bcdefgh", "cdefghi", strict=True)]
    (check.root / DATA).write_text("\n".join(bomb), encoding="utf-8")
    said = "not valid YAML: aliases (*name) are not used here; write it out"
    assert check() == (1, [f"{DATA}:2: {said}"])


def test_yaml_nested_without_end_stops(check):
    (check.root / DATA).write_text("[" * 9000, encoding="utf-8")
    code, (said,) = check()
    assert code == 1
    assert said.startswith(f"{DATA}:1: not valid YAML: ")


def test_a_key_that_stands_twice_stops_with_its_line(check):
    line = edit(check.root / DATA, "- id: growth-factor-gel-2003\n", "- id: growth-factor-gel-2003\n  kind: U\n")
    code, (said,) = check()
    assert code == 1
    path, number, what = said.split(":", 2)
    assert (path, int(number) > line) == (DATA, True)
    assert "duplicate key" in what


def test_yaml_that_asks_for_a_program_runs_none_and_stops(check, tmp_path):
    canary = tmp_path / "canary"
    edit(check.root / DATA, "- id: growth-factor-gel-2003\n",
         f"- id: growth-factor-gel-2003\n  funding: !!python/object/apply:os.system ['touch {canary}']\n")  # fmt: skip
    code, lines = check()
    assert code == 1
    assert all(line.startswith(f"{DATA}:") for line in lines)
    assert not canary.exists()


@pytest.mark.parametrize("text", ["", "---\n", "just words\n", "- 1\n- 2\n", "{}\n"])
def test_data_of_the_wrong_shape_stops_without_a_traceback(check, text):
    (check.root / DATA).write_text(text, encoding="utf-8")
    code, lines = check()
    assert code == 1
    assert lines
    assert all(line.startswith(f"{DATA}:") for line in lines)


def test_a_page_without_a_title_stops(check):
    for locale in ("zh-TW", "en"):
        path = check.root / f"docs/{locale}/about/source.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text[text.index("\n") + 1 :], encoding="utf-8")
    code, lines = check()
    assert code == 1
    assert lines[0] == "docs/en/about/source.md:1: the page does not begin with its title (# … { #id })"


def test_an_empty_page_stops(check):
    (check.root / PAGE).write_text("", encoding="utf-8")
    code, lines = check()
    assert code == 1
    assert f"{PAGE}:1: the page does not begin with its title (# … {{ #id }})" in lines
    assert not any(line.startswith("docs/en/chapters/hair.md") for line in lines), "one mistake, told once"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Stop, match="file is missing"):
        read_text(tmp_path / "nothing.yml")


def test_where_one_of_several_files_cannot_be_written_all_stay_as_they_were(tmp_path):
    first, second = tmp_path / "first.md", tmp_path / "no-such-folder" / "second.md"
    first.write_text("old", encoding="utf-8")
    with pytest.raises(Stop, match="cannot be written: No such file or directory"):
        write_texts_atomically({first: "new", second: "new"})
    assert first.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["first.md"], "nothing is left behind"


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path):
    file, link, new = tmp_path / "file.md", tmp_path / "link.md", tmp_path / "new.md"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    write_text_atomically(link, "new\n")
    write_text_atomically(new, "new\n")
    assert link.is_symlink() and file.read_bytes() == b"new\n"
    assert (file.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o640, 0o644)
    assert len(list(tmp_path.iterdir())) == 3
