"""Releases: whole, changed in one step, kept for a while, taken back by one command."""

import fcntl
import os
import time

import pytest

from release import deploy

HOME = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{}">' + (
    '<link rel="canonical" href="https://example.org/review/index.html">'
)


@pytest.fixture
def site(tmp_path):
    """A site of a page and a few files; site(policy) changes the policy, or what other files hold."""

    def make(policy="default-src 'none'", **files):
        folder = tmp_path / "built"
        files = {"index.html": HOME.format(policy), "style.css": "a { color: red }\n" * 40, "mark.png": "png"} | files
        for name, text in files.items():
            folder.mkdir(exist_ok=True)
            (folder / name.replace("__", "/")).write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def www(tmp_path):
    return tmp_path / "www"


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_release_holds_the_site_below_its_path_with_compressed_copies_and_its_policy(site, www):
    made = deploy.deploy(site(_headers="x"), www)
    release = www / "releases" / made.name
    assert made.name.startswith("0001-")
    assert (www / "current").resolve() == release
    assert files(release) == {
        "policy.conf", "site/review/index.html", "site/review/index.html.br", "site/review/index.html.gz",
        "site/review/style.css", "site/review/style.css.br", "site/review/style.css.gz", "site/review/mark.png",
    }  # fmt: skip
    kind = made.name.rpartition("-")[2]
    assert (release / "policy.conf").read_text() == (
        f"\"~-{kind}/site$\" \"default-src 'none'; frame-ancestors 'none'\";\n"
    )
    assert files(www / "nginx") == {"http.conf", "server.conf"}


def test_everybody_may_read_it_whatever_the_umask(site, www):
    before = os.umask(0o077)
    try:
        made = deploy.deploy(site(), www)
    finally:
        os.umask(before)
    served = [www, www / "releases", *(www / "releases" / made.name).rglob("*")]
    assert all(path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644) for path in served)


def test_the_same_site_is_not_released_twice(site, www):
    first = deploy.deploy(site(), www)
    again = deploy.deploy(site(), www)
    assert (again.name, again.new, again.unread) == (first.name, False, False)
    assert deploy.releases(www) == [first.name]


def test_a_file_that_has_not_changed_is_the_same_file_with_its_date_and_copies(site, www):
    one = deploy.deploy(site(), www).name
    two = deploy.deploy(site(**{"index.html": HOME.format("default-src 'none'") + "new"}), www).name
    old, new = (www / "releases" / name / "site/review" for name in (one, two))
    for name in ("style.css", "style.css.br", "style.css.gz", "mark.png"):
        assert (old / name).samefile(new / name)
    assert not (old / "index.html").samefile(new / "index.html")
    assert (old / "index.html").read_text() == HOME.format("default-src 'none'"), "the old one is as it was"


def test_what_has_changed_has_another_date_even_within_a_second_or_with_a_clock_that_goes_wrong(site, www, monkeypatch):
    now = time.time()
    dates = []
    for moment, letter in ((now, "a"), (now, "b"), (now - 500, "c")):
        monkeypatch.setattr(time, "time", lambda moment=moment: moment)
        name = deploy.deploy(site(**{"x.txt": letter}), www).name
        dates.append((www / "releases" / name / "site/review/x.txt").stat().st_mtime)
    assert dates == sorted(set(dates)), "ETag is made of date and size: these three are of one size"


def test_back_serves_the_release_before_and_the_next_one_follows_that(site, www):
    names = [deploy.deploy(site(**{"x.txt": letter}), www).name for letter in "abc"]
    assert deploy.back(www) == names[1]
    assert deploy.served(www) == names[1]
    fourth = deploy.deploy(site(**{"x.txt": "d"}), www).name
    assert fourth.startswith("0004-")
    assert deploy.releases(www) == [*names[:2], fourth], "what was taken back is gone"
    assert deploy.back(www) == names[1]


def test_back_from_the_first_one_is_told(site, www):
    with pytest.raises(deploy.NotDeployed, match="there is no release before the first"):
        deploy.back(www)
    name = deploy.deploy(site(), www).name
    with pytest.raises(deploy.NotDeployed, match=f"there is no release before {name}"):
        deploy.back(www)
    assert deploy.served(www) == name


def test_only_the_last_few_are_kept(site, www):
    names = [deploy.deploy(site(**{"x.txt": letter}), www, keep=3).name for letter in "abcde"]
    assert deploy.releases(www) == names[-3:]
    assert (www / "current").resolve().name == names[-1]


def test_the_tenth_thousand_follows_the_one_before(site, www):
    deploy.deploy(site(), www)
    first = deploy.served(www)
    ninth = first.replace("0001-", "9999-")
    (www / "releases" / first).rename(www / "releases" / ninth)
    deploy.serve(www, ninth)
    tenth = deploy.deploy(site(**{"x.txt": "x"}), www).name
    assert tenth.startswith("10000-")
    assert deploy.releases(www) == [ninth, tenth]
    assert deploy.back(www) == ninth


def test_what_was_left_of_a_release_that_failed_is_in_nobodys_way(site, www, monkeypatch):
    first = deploy.deploy(site(), www).name

    def full(*_):
        raise OSError("No space left on device")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(deploy, "compressed", full)
        deploy.deploy(site(**{"x.txt": "x"}), www)
    assert deploy.served(www) == first
    assert deploy.releases(www) == [first]
    second = deploy.deploy(site(**{"x.txt": "x"}), www).name
    assert deploy.served(www) == second
    assert files(www / "releases") and not (www / "releases/.new").exists()


def test_two_at_the_same_time_do_not_mix(site, www):
    www.mkdir()
    with (www / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(deploy.NotDeployed, match="another release is being made there"):
            deploy.deploy(site(), www)
    assert deploy.deploy(site(), www).new


def test_nginx_has_to_read_anew_only_for_a_new_policy_or_a_new_configuration(site, www):
    assert deploy.deploy(site(), www).unread, "the first"
    assert not deploy.deploy(site(**{"x.txt": "x"}), www).unread
    assert deploy.deploy(site("default-src 'none'; img-src 'self'"), www).unread
    assert not deploy.deploy(site(), www).unread, "that policy is still among those kept"
    (www / "nginx/http.conf").write_text("of an older version")
    assert deploy.deploy(site(**{"x.txt": "y"}), www).unread


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["www"], "deploy: FOLDER “www” has to begin with “/”\n"),
        (["/www", "--keep", "1"], "deploy: --keep 1: at least 2, or there is none to go back to\n"),
        (["/no/such/www", "--back"], None),
        (["/www", "--site", "/no/site"], "deploy: /no/site: no built site is there (index.html is missing)\n"),
    ],
)
def test_a_mistake_is_told_in_one_line(arguments, told, capsys, tmp_path, monkeypatch):
    if told is None:
        arguments[0] = str(tmp_path / "none")
        told = f"deploy: {arguments[0]}: there is no release before the first\n"
    assert deploy.main(arguments) == 1
    assert capsys.readouterr().err == told
    assert not list(tmp_path.iterdir())


def test_a_site_that_is_not_sound_is_not_served(site, www, capsys):
    assert deploy.main([str(www), "--site", str(site())]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"deploy: {site()} has ")
    assert said.count("\n") == 1
    assert not www.exists()


def test_a_name_that_nginx_would_read_otherwise_is_told(site, tmp_path, capsys):
    from release import nginx

    with pytest.raises(nginx.NotTold, match=r"“\$” cannot stand in a name that nginx reads"):
        deploy.deploy(site(), tmp_path / "a$b")
    assert not (tmp_path / "a$b").exists()
