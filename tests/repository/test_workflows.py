"""What runs at a pull request, at a change of the main branch and every week."""

import re
import shutil

import pytest
from ruamel.yaml import YAML

from conftest import ROOT, edit
from repository.schemas import complaints

PLACE = ROOT / ".github/workflows"
SCRIPT = re.compile(r"\./scripts/([\w-]+)")
INSTALL = re.compile(r"apt-get install (?:-\S+ )*(.+)")


def read(path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def workflows():
    """Every workflow by its file's name."""
    return {path.name: read(path) for path in sorted(PLACE.glob("*.yml"))}


def steps(workflow):
    """Every step of every job."""
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


def commands(workflow):
    """What the steps run, as one text."""
    return "\n".join(step["run"] for step in steps(workflow) if "run" in step)


def test_there_are_three_and_each_has_the_form_of_a_workflow(workflows):
    assert list(workflows) == ["check.yml", "publish.yml", "weekly.yml"]
    assert complaints("github-workflows", *PLACE.glob("*.yml")) == ""
    assert complaints("dependabot", PLACE.parent / "dependabot.yml") == ""


def test_a_workflow_of_the_wrong_form_is_named(tmp_path):
    broken = tmp_path / "check.yml"
    shutil.copy(PLACE / "check.yml", broken)
    edit(broken, "    runs-on: ubuntu-24.04\n", "    runs-onn: ubuntu-24.04\n")
    assert "runs-on" in complaints("github-workflows", broken)


def test_only_scripts_that_are_there_are_called(workflows):
    called = {name: set(SCRIPT.findall(commands(workflow))) for name, workflow in workflows.items()}
    assert called == {"check.yml": {"test"}, "publish.yml": {"publish"}, "weekly.yml": {"test"}}
    for script in set().union(*called.values()):
        assert (ROOT / "scripts" / script).stat().st_mode & 0o111, f"scripts/{script} cannot be run"


def test_each_installs_what_the_scripts_ask_for(workflows):
    for script, names, count in (("test", ("check.yml", "weekly.yml"), 8), ("publish", ("publish.yml",), 5)):
        text = (ROOT / "scripts" / script).read_text(encoding="utf-8")
        asked = {name for line in re.findall(r'missing="\$missing ([\w -]+)"', text) for name in line.split()}
        assert len(asked) == count
        for name in names:
            installed = [set(line.split()) for line in INSTALL.findall(commands(workflows[name]))]
            assert installed == [asked], name


def test_actions_are_githubs_own_and_named_by_their_version(workflows):
    used = [step["uses"] for workflow in workflows.values() for step in steps(workflow) if "uses" in step]
    assert "actions/deploy-pages@v5" in used
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@v\d+", action)] == []


def test_nothing_may_be_written_but_the_published_pages(workflows):
    writes = [
        (name, job, what)
        for name, workflow in workflows.items()
        for job, rights in (("", workflow), *workflow["jobs"].items())
        for what, right in rights.get("permissions", {} if job else {"everything": "write"}).items()
        if right != "read"
    ]
    assert writes == [("publish.yml", "deploy", "pages"), ("publish.yml", "deploy", "id-token")]


def test_only_what_passes_the_tests_is_published_and_once_a_change(workflows):
    publish, check = workflows["publish.yml"], workflows["check.yml"]
    jobs = publish["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")
    assert publish["on"]["push"]["branches"] == check["on"]["push"]["branches-ignore"] == ["main"]
    assert "workflow_call" in check["on"]


def test_the_machines_that_share_the_tests_run_them_all(workflows):
    job = workflows["check.yml"]["jobs"]["test"]
    parts = job["strategy"]["matrix"]["part"]
    assert parts == [f"{number}/{len(parts)}" for number in range(1, len(parts) + 1)]
    assert job["steps"][-1]["run"] == "./scripts/test --part ${{ matrix.part }}"


def test_the_packages_are_looked_up_from_the_locks(workflows):
    told = commands(workflows["weekly.yml"])
    assert re.findall(r"pip-audit .*--require-hashes -r (\S+)", told) == ["requirements.txt", "requirements-test.txt"]
