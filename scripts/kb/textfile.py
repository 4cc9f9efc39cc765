"""Reads and writes the project's text files.

Reading refuses what no editor means to save, in one clear line, with its place. Accepted is UTF-8 without a byte order
mark. Line ends may be those of any system; they are read as one. Writing is all or nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from kb.problem import Problem, Stop

LONGEST_FILE = 5_000_000  # bytes; the largest of ours is under a megabyte
LONGEST_LINE = 20_000  # characters; a paragraph has some hundreds

# Beside control characters: marks that turn the direction of what follows, so that a file reads otherwise than it is,
# and the sign that a program leaves where it could not read a character.
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")


def read_text(path: Path) -> str:
    """A file's text. Raises Stop when it is missing, too large, not UTF-8, or holds what nobody typed."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Stop([Problem(path, 1, "file is missing")]) from None
    except OSError as error:
        raise Stop([Problem(path, 1, f"cannot be read: {error.strerror}")]) from None
    if len(data) > LONGEST_FILE:
        raise Stop([Problem(path, 1, f"{len(data):,} bytes; no file here has more than {LONGEST_FILE:,}")])
    if data.startswith(b"\xef\xbb\xbf"):
        raise Stop([Problem(path, 1, "begins with a byte order mark; save it as UTF-8 without one")])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        said = f"not UTF-8 (byte 0x{data[error.start]:02X}); save it as UTF-8, not as Big5, UTF-16 or another encoding"
        raise Stop([Problem(path, line, said)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if strange := _STRANGE.search(text):
        line = text[: strange.start()].count("\n") + 1
        raise Stop([Problem(path, line, f"holds {_name(strange[0])}, which cannot be seen; take it out")])
    for number, line in enumerate(text.split("\n"), 1) if len(text) > LONGEST_LINE else ():
        if len(line) > LONGEST_LINE:
            said = f"a line of {len(line):,} characters; at most {LONGEST_LINE:,} are read"
            raise Stop([Problem(path, number, said)])
    return text


def write_text_atomically(path: Path, text: str) -> None:
    """Puts `text` into a file: whoever reads it, at any moment, finds the whole of the old or of the new text.

    Raises Stop when it cannot be written; the file is then as it was.
    """
    write_texts_atomically({path: text})


def write_texts_atomically(texts: Mapping[Path, str]) -> None:
    """Puts each text into its file, after all have been written beside them under other names.

    Raises Stop when one cannot be written; all files are then as they were.
    """
    with ExitStack() as on_leaving:
        written = {}
        for path, text in texts.items():
            target = path.resolve()  # a link stays one
            try:
                handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
                on_leaving.callback(Path(name).unlink, missing_ok=True)
                with open(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                if target.exists():
                    shutil.copymode(target, name)
                else:
                    Path(name).chmod(0o644)
            except OSError as error:
                raise Stop([Problem(path, 1, f"cannot be written: {error.strerror}")]) from None
            written[target] = name
        for target, name in written.items():
            os.replace(name, target)


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} ({name})"
