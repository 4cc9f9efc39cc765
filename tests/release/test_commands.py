"""The commands that look at a built site, called without one."""

import pytest

from release import policy, verify


@pytest.mark.parametrize("command", [policy, verify])
def test_called_without_a_site_says_that_one_is_needed(command, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main([])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("error: the following arguments are required: SITE\n")
