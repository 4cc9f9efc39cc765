"""What was worked out is kept while what it was worked out from stays equal."""

import pytest

from kb.kept import while_equal


def test_equal_arguments_are_worked_out_once_and_others_anew():
    asked = []

    @while_equal
    def joined(words: list[str], between: str) -> str:
        asked.append(list(words))
        return between.join(words)

    assert [joined(["a", "b"], "-"), joined(["a", "b"], "-"), joined(["a", "c"], "-")] == ["a-b", "a-b", "a-c"]
    assert joined(["a", "b"], "-") == "a-b", "only the last is kept"
    assert asked == [["a", "b"], ["a", "c"], ["a", "b"]]


def test_what_was_raised_is_raised_again():
    asked = []

    @while_equal
    def fails(words: list[str]) -> None:
        asked.append(words)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            fails(["a"])
    assert len(asked) == 2
