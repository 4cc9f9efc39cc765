"""The gates are tried by mistakes made on purpose: one of each kind here, several by `./scripts/bench gates`."""

import pytest

from kb import parity
from measure import gates
from measure.faults.kinds import KINDS, Kind, World


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """A copy of the real content to make mistakes in."""
    return gates.Bench(tmp_path_factory.mktemp("gates"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_mistake_is_noticed_and_one_that_changes_meaning_is_stopped(bench, kind: Kind):
    ((_, edit),) = gates.mistakes(bench.world, 7, 1, [kind])
    result = bench.try_out(kind, edit)
    allowed = (gates.STOPPED,) if kind.meaning else (gates.STOPPED, gates.REPORTED)
    assert result.end in allowed, f"{result.what}: {result.said or 'nobody noticed'}"


def test_a_mistake_is_taken_back(bench, root):
    kind = next(kind for kind in KINDS if kind.name == "digit changed in one language")
    ((_, edit),) = gates.mistakes(bench.world, 8, 1, [kind])
    bench.try_out(kind, edit)
    for path in edit.files:
        assert (bench.root / path).read_text(encoding="utf-8") == (root / path).read_text(encoding="utf-8")


def test_the_same_seed_makes_the_same_mistakes_and_another_makes_others(kb, root):
    world = World(root, kb, parity.documents(kb))
    first, again, other = ([edit for _, edit in gates.mistakes(world, seed, 2, KINDS)] for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_there_are_enough_kinds_for_three_hundred_mistakes(kb, root):
    world = World(root, kb, parity.documents(kb))
    assert len(gates.mistakes(world, 2020, 5, KINDS)) >= 300


def test_a_gate_that_sleeps_is_told_on():
    """A change of meaning that is only reported fails the bench, and so do too many that nobody noticed."""
    serious, slight = (next(k.name for k in KINDS if k.meaning is meaning) for meaning in (True, False))
    stopped = [gates.Result(serious, "", gates.STOPPED, "")] * 98
    missed = gates.Result(slight, "", gates.MISSED, "")
    assert gates.good([*stopped, missed, missed])
    assert not gates.good([*stopped, missed, missed, missed])
    assert not gates.good([*stopped, gates.Result(serious, "", gates.REPORTED, "")])


def test_what_was_let_through_is_listed_with_what_was_done():
    serious = next(k.name for k in KINDS if k.meaning)
    lines = gates.table([gates.Result(serious, "CL16: badge", gates.REPORTED, "AGREE-3 …")])
    assert lines[-1] == f"  reported: {serious}: CL16: badge — AGREE-3 …"


def test_a_kind_that_finds_no_place_makes_nothing(kb, root):
    world = World(root, kb, parity.documents(kb))
    assert gates.mistakes(world, 1, 3, [Kind("none", False, lambda world, rng: None)]) == []
