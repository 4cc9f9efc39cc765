"""What the project stands on: exact, checked by hashes, whole, and alive or known not to be.

Known weaknesses are asked for from an advisory service, which needs a network: the workflows do that.
"""

import importlib.metadata
import itertools
import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

LOCKS = {
    "requirements.txt": [],
    "requirements-editions.txt": ["editions"],
    "requirements-test.txt": ["editions", "test"],
}
"""Each lock, and the groups of pyproject.toml that it holds beside the dependencies of the site."""

INACTIVE = {
    "mkdocs-material": "fixes of security until 2027-05-05, pinned exactly; our own code needs little of it",
}
"""Packages that call themselves inactive, and why they are here all the same."""


def locked(root, lock):
    """The requirements of a lock, name → (requirement, hashes)."""
    text = re.sub(r"\s*\\\n\s*", " ", (root / lock).read_text(encoding="utf-8"))
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        what, *hashes = re.split(r"\s--hash=", line)
        requirement = Requirement(what)
        found[plain(requirement.name)] = requirement, hashes
    return found


def plain(name):
    """A name as all spellings of it are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_to_one_version_and_to_hashes(root, lock):
    packages = locked(root, lock)
    assert len(packages) > 40
    for name, (requirement, hashes) in packages.items():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), name
        assert requirement.url is None, name
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(root, lock):
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links", (root / lock).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(root, lock):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["optional-dependencies"]
    asked = [*project["dependencies"], *(line for group in LOCKS[lock] for line in groups[group])]
    packages = locked(root, lock)
    lacking = [line for line in asked if not _met(Requirement(line), packages)]
    assert lacking == [], "./scripts/lock renews the locks"


def _met(asked, packages):
    found = packages.get(plain(asked.name))
    return found is not None and asked.specifier.contains(str(found[0].specifier).removeprefix("=="), prereleases=True)


def test_the_locks_agree(root):
    versions = [{name: str(found.specifier) for name, (found, _) in locked(root, lock).items()} for lock in LOCKS]
    for smaller, larger in itertools.pairwise(versions):
        assert smaller.items() <= larger.items()


def test_what_is_installed_is_what_is_locked_and_nothing_it_needs_is_missing(root):
    for name, (requirement, _) in locked(root, "requirements-test.txt").items():
        if requirement.marker is None or requirement.marker.evaluate():
            assert str(requirement.specifier) == f"=={importlib.metadata.version(name)}", name
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "No broken requirements found.")


def test_a_package_that_is_no_longer_cared_for_is_known_to_be(root):
    """By what each says of itself in its own metadata."""
    found = {
        name
        for name, (requirement, _) in locked(root, "requirements-test.txt").items()
        if requirement.marker is None or requirement.marker.evaluate()
        for classifier in importlib.metadata.metadata(name).get_all("Classifier", ())
        if classifier == "Development Status :: 7 - Inactive"
    }
    assert found == set(INACTIVE)
