"""Puts a finished site where nginx serves it from: `./scripts/deploy FOLDER`; `--back` returns to the release before.

    FOLDER/releases/0007-5d1c9a0b3e42-8f21c0de/site   the files, each text file beside its compressed copies
    FOLDER/releases/0007-…/policy.conf                the policy of its pages, for nginx
    FOLDER/current                                    the release that is served, a symbolic link
    FOLDER/nginx                                      what nginx includes

A release is copied whole before the link is changed, and the link is changed in one step: there is never a moment
without a site or with half of one. A file that has not changed is the same file as in the release before: it keeps its
date, so that what readers hold of it stays good. Releases that were taken back are gone with the next one.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from release import address, nginx, policy
from release.compress import compressed
from release.verify import verify

KEPT = 5
_OTHER_HOSTS = {"_headers"}
"""Files that tell other hosts what nginx is told otherwise."""
_COPIES = (".br", ".gz")


class NotDeployed(Exception):
    """A release cannot be made or taken back; the message is one line."""


@dataclass(frozen=True)
class Made:
    """What came of it: the release that is served, whether it is a new one, whether nginx has to read anew."""

    name: str
    new: bool
    unread: bool


def deploy(site: Path, folder: Path, keep: int = KEPT) -> Made:
    """Makes a release of a site and serves it, unless it is the one served; the last `keep` (at least 2) stay.

    Raises NotDeployed, nginx.NotTold, address.NoAddress.
    """
    told = nginx.configuration(site, folder)
    files = _files(site)
    stated = policy.stated((site / "index.html").read_text(encoding="utf-8"))
    content, kind = _fingerprint(site, files), hashlib.sha256(stated.encode()).hexdigest()[:8]
    with _alone(folder):
        unread = _write(folder / "nginx", told)
        before, known = served(folder), releases(folder)
        if before.partition("-")[2] == f"{content}-{kind}":
            return Made(before, False, unread)
        name = f"{_number(known[-1]) + 1 if known else 1:04}-{content}-{kind}"
        made = folder / "releases" / ".new"
        shutil.rmtree(made, ignore_errors=True)
        under = Path("site") / address.path(site).strip("/")
        _fill(made / under, site, files, folder / "releases" / before / under if before else None, _date(folder, known))
        _put(made / "policy.conf", nginx.policy(name, stated).encode(), _date(folder, known))
        for directory in (made.parent, made, *(path for path in made.rglob("*") if path.is_dir())):
            directory.chmod(0o755)
        made.rename(folder / "releases" / name)
        serve(folder, name)
        lasting = [one for one in known if not before or _number(one) <= _number(before)][1 - keep :]
        for one in set(known) - set(lasting):
            shutil.rmtree(folder / "releases" / one)
    return Made(name, True, unread or not any(one.endswith(f"-{kind}") for one in lasting))


def back(folder: Path) -> str:
    """Serves the release before the one that is served, and returns its name. Raises NotDeployed."""
    if not served(folder):
        raise NotDeployed(f"{folder}: there is no release before the first")
    with _alone(folder):
        now = served(folder)
        older = [name for name in releases(folder) if _number(name) < _number(now)]
        if not older:
            raise NotDeployed(f"{folder}: there is no release before {now}")
        serve(folder, older[-1])
        return older[-1]


def releases(folder: Path) -> list[str]:
    """The names of the releases in a folder, oldest first."""
    return sorted((path.name for path in (folder / "releases").glob("[0-9]*-*-*")), key=_number)


def served(folder: Path) -> str:
    """The name of the release that is served; "" before the first."""
    link = folder / "current"
    return Path(os.readlink(link)).name if link.is_symlink() else ""


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _date(folder: Path, known: list[str]) -> int:
    """The date of a new release's files: now, but no two releases share one, for ETag and Last-Modified tell by it."""
    dates = [int((folder / "releases" / name / "policy.conf").stat().st_mtime) for name in known]
    return max([int(time.time()), *(date + 1 for date in dates)])


def _files(site: Path) -> list[Path]:
    """What of a site is served here: not what tells other hosts, nor a compressed copy, which is made anew."""
    files = {path for path in site.rglob("*") if path.is_file()}
    copies = {path for path in files if path.suffix in _COPIES and path.with_suffix("") in files}
    return sorted(path for path in files - copies if path.name not in _OTHER_HOSTS)


def _fill(target: Path, site: Path, files: list[Path], old: Path | None, date: int) -> None:
    """Puts files and their compressed copies into a release, several at a time."""
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda path: _place(path, path.relative_to(site), target, old, date), files))


def serve(folder: Path, name: str) -> None:
    """Changes the link in one step: whoever follows it finds the one release or the other."""
    new = folder / ".current.new"
    new.unlink(missing_ok=True)
    new.symlink_to(Path("releases") / name)
    new.replace(folder / "current")


def _place(path: Path, name: Path, target: Path, old: Path | None, date: int) -> None:
    """Puts one file and its compressed copies into a release: those of the release before, if it is the same."""
    data, to = path.read_bytes(), target / name
    to.parent.mkdir(parents=True, exist_ok=True)
    if old and (old / name).is_file() and (old / name).read_bytes() == data:
        for added in ("", *_COPIES):
            if (same := old / f"{name}{added}").is_file():
                os.link(same, f"{to}{added}")
        return
    _put(to, data, date)
    for added, copy in compressed(path.suffix, data).items():
        _put(Path(f"{to}{added}"), copy, date)


def _put(path: Path, data: bytes, date: int) -> None:
    path.write_bytes(data)
    path.chmod(0o644)
    os.utime(path, (date, date))


def _write(folder: Path, files: dict[str, str]) -> bool:
    """Writes files that differ from what is there, each in one step; whether there were any."""
    folder.mkdir(parents=True, exist_ok=True)
    other = {name: text for name, text in files.items() if not _holds(folder / name, text)}
    for name, text in other.items():
        new = folder / f".{name}.new"
        new.write_text(text, encoding="utf-8")
        new.chmod(0o644)
        new.replace(folder / name)
    return bool(other)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _fingerprint(site: Path, files: list[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        found.update(f"{path.relative_to(site).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()[:12]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While this lasts nobody else changes the folder. Raises NotDeployed when somebody is at it."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotDeployed(f"{folder}: another release is being made there") from None
        yield


def main(arguments: list[str] | None = None) -> int:
    """Deploys the site named on the command line, or takes the last release back; 0 when that is done."""
    parser = argparse.ArgumentParser(prog="./scripts/deploy", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where releases are kept, from “/” on")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the finished site (site)")
    parser.add_argument("--keep", type=int, default=KEPT, help=f"how many releases stay, at least 2 ({KEPT})")
    parser.add_argument("--back", action="store_true", help="serve the release before this one again")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except (NotDeployed, nginx.NotTold, address.NoAddress, OSError) as error:
        print(f"deploy: {error}", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if not folder.is_absolute():
        raise NotDeployed(f"FOLDER “{folder}” has to begin with “/”")
    if options.keep < 2:
        raise NotDeployed(f"--keep {options.keep}: at least 2, or there is none to go back to")
    if options.back:
        print(f"{back(folder)} is served from {folder / 'current'} again")
        return 0
    address.of(options.site)
    if problems := verify(options.site):
        raise NotDeployed(f"{options.site} has {len(problems)} problems, the first: {problems[0]} (./scripts/build)")
    made = deploy(options.site, folder, options.keep)
    print(f"{made.name} is {'' if made.new else 'already '}served from {folder / 'current'}")
    if made.unread:
        print(f"nginx has to read {folder / 'nginx'} and the policy of this release: nginx -t && nginx -s reload")
    return 0


if __name__ == "__main__":
    sys.exit(main())
