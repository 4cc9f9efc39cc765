"""Changes the release that is served, again and again, while several readers ask for pages: does any of them get half a
page, or a page of one release with the headers of another?
"""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from release import deploy, headers, policy

_ENCODED = {"br": ".br", "gzip": ".gz", "identity": ""}


@dataclass
class Seen:
    """What the readers got: whole answers by release, and what was wrong with the others."""

    whole: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


def under_load(port: int, folder: Path, paths: list[str], swaps: int, readers: int = 4, pause: float = 0.002) -> Seen:
    """Swaps among all releases of a folder, which nginx serves on `port`, while readers ask for `paths` over lasting
    connections, in every encoding. The release served last is the newest.
    """
    names = deploy.releases(folder)
    known = {name: _Release(folder / "releases" / name, paths) for name in names}
    seen, over = Seen(), threading.Event()
    threads = [threading.Thread(target=_read, args=(port, paths, known, seen, over)) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for _, name in zip(range(swaps), itertools.cycle(names), strict=False):
        deploy.serve(folder, name)
        time.sleep(pause)
    deploy.serve(folder, names[-1])
    over.set()
    for thread in threads:
        thread.join()
    return seen


class _Release:
    """What one release answers: path and encoding → bytes; and the header policy of its pages."""

    def __init__(self, folder: Path, paths: list[str]) -> None:
        self.answers = {
            (path, encoding): file.read_bytes()
            for path in paths
            for encoding, added in _ENCODED.items()
            if (file := Path(f"{folder}/site{path}{added}")).is_file()
        }
        page = next(self.answers[path, "identity"] for path in paths if _is_page(path))
        self.policy = f"{policy.stated(page.decode('utf-8'))}; {headers.FRAMED}"


def _read(port: int, paths: list[str], known: dict[str, _Release], seen: Seen, over: threading.Event) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for path, asked in itertools.cycle(itertools.product(paths, _ENCODED)):
        if over.is_set():
            break
        try:
            connection.request("GET", path, headers={"Accept-Encoding": asked})
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            seen.failed.append(f"{path}: {error!r}")
            connection.close()
            continue
        encoding = answer.headers.get("Content-Encoding", "identity")
        stated = answer.headers.get("Content-Security-Policy", "")
        whose = [
            name for name, release in known.items()
            if release.answers.get((path, encoding)) == body and stated == (release.policy if _is_page(path) else "")
        ]  # fmt: skip
        if answer.status == 200 and whose:
            seen.whole[whose[0]] += 1
        else:
            seen.failed.append(f"{path} ({encoding}): {answer.status}, {len(body)} bytes, policy “{stated[:60]}…”")
    connection.close()


def _is_page(path: str) -> bool:
    return path.endswith(".html")
