"""A real nginx on the loopback serves what was deployed as it should be, at the root of a host and below a path."""

import gzip
import http.client
import re
import signal
import time

import brotli
import pytest

from conftest import PREFIX, ROOT, build
from measure import hosts, swaps
from measure.hosts import NotServed, nginx
from release import deploy, headers, policy
from release.compress import TEXT


class Host:
    """A server and where the site begins on it."""

    def __init__(self, port, path, site):
        self.port, self.path, self.site = port, path, site

    def ask(self, path, method="GET", whole=False, **headers):
        """The answer to a path within the site (or, if `whole`, of the host), with its body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path if whole else self.path + path, headers=asked)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer


@pytest.fixture(scope="module")
def at_root(tmp_path_factory):
    """The real site, built for a host of its own."""
    target = tmp_path_factory.mktemp("root") / "site"
    build(ROOT, target, "https://example.org/")
    return target


@pytest.fixture(scope="module", params=["/", PREFIX])
def host(request, site, copied, tmp_path_factory):
    """A few pages of the site at the root of a host, and below a path, with what no host should show."""
    source = site if request.param == PREFIX else request.getfixturevalue("at_root")
    folder = tmp_path_factory.mktemp("host")
    few = copied(source, folder / "few")
    (few / ".well-known").mkdir()
    (few / ".well-known/security.txt").write_text("Contact: mailto:us@example.org\n")
    for name in (".hidden", ".git/config", "data/.secret.csv"):
        (few / name).parent.mkdir(exist_ok=True)
        (few / name).write_text("secret")
    for suffix in ("epub", "pdf", "zip", "jsonl", "tmx", "webmanifest", "png"):
        (few / f"data/some.{suffix}").write_bytes(b"x")
    deploy.deploy(few, folder / "www")
    with nginx(folder / "www") as (port, _):
        yield Host(port, request.param, few)


@pytest.mark.parametrize(
    ("path", "file"),
    [("", "index.html"), ("index.html", "index.html"), ("en/", "en/index.html"), *[("en/chapters/hair.html",) * 2]],
)
def test_a_page_is_served_whole_with_all_headers(host, path, file):
    answer = host.ask(path)
    page = (host.site / file).read_bytes()
    assert (answer.status, answer.body) == (200, page)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == f"{policy.stated(page.decode())}; {headers.FRAMED}"
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert {name: answer.headers[name] for name in headers.FIXED} == headers.FIXED
    assert answer.headers["Server"] == "nginx", "no version"


def test_the_policy_goes_with_pages_alone_and_the_rest_with_everything(host):
    for path in ("assets/css/type.css", "data/glossary.csv", "favicon.ico", "sitemap.xml"):
        answer = host.ask(path)
        assert answer.status == 200
        assert "Content-Security-Policy" not in answer.headers
        assert {name: answer.headers[name] for name in headers.FIXED} == headers.FIXED


@pytest.mark.parametrize(
    ("accepted", "encoding", "plain"),
    [("br, gzip", "br", brotli.decompress), ("gzip, deflate", "gzip", gzip.decompress), ("identity", None, bytes)],
)
@pytest.mark.parametrize(
    "path", ["index.html", "assets/css/type.css", "data/glossary.csv", "search/zh-TW.js", "sitemap.xml"]
)
def test_text_comes_compressed_as_the_reader_can_take_it(host, path, accepted, encoding, plain):
    answer = host.ask(path, Accept_Encoding=accepted)
    assert answer.headers["Content-Encoding"] == encoding
    assert plain(answer.body) == (host.site / path).read_bytes()
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"].endswith("; charset=utf-8"), "compressed or not"


def test_every_form_of_a_file_has_a_tag_of_its_own_and_is_answered_by_it(host):
    tags = set()
    for accepted in ("br", "gzip", "identity"):
        first = host.ask("index.html", Accept_Encoding=accepted)
        tags.add(first.headers["ETag"])
        for asked in (
            {"If_None_Match": first.headers["ETag"]},
            {"If_Modified_Since": first.headers["Last-Modified"]},
        ):
            again = host.ask("index.html", Accept_Encoding=accepted, **asked)
            assert (again.status, again.body) == (304, b"")
            assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert host.ask("index.html", Accept_Encoding=accepted, If_None_Match='"other"').status == 200
    assert len(tags) == 3


def test_only_what_is_named_after_its_content_is_kept_without_asking(host):
    kept, asked_anew = set(), set()
    for file in (host.site / "assets").rglob("*.*"):
        name = file.relative_to(host.site).as_posix()
        cache = host.ask(name).headers["Cache-Control"]
        (kept if cache == headers.FOREVER else asked_anew).add(name)
        assert cache in (headers.FOREVER, "public, max-age=0, must-revalidate")
    assert {re.sub(r"\.[0-9a-f]{8}\.min\.", ".#.", name) for name in kept} == {
        "assets/javascripts/bundle.#.js", "assets/javascripts/workers/search.#.js",
        "assets/stylesheets/main.#.css", "assets/stylesheets/palette.#.css",
    }  # fmt: skip
    assert "assets/css/type.css" in asked_anew


TYPES = {
    "data/references.bib": "application/x-bibtex; charset=utf-8",
    "data/glossary.tbx": "application/xml; charset=utf-8",
    "data/some.tmx": "application/xml; charset=utf-8",
    "data/some.epub": "application/epub+zip",
    "data/some.pdf": "application/pdf",
    "data/some.zip": "application/zip",
    "data/some.jsonl": "application/jsonl; charset=utf-8",
    "data/glossary.jsonld": "application/ld+json; charset=utf-8",
    "data/glossary.csv": "text/csv; charset=utf-8",
    "data/timeline.json": "application/json; charset=utf-8",
    "data/some.webmanifest": "application/manifest+json; charset=utf-8",
    "data/some.png": "image/png",
    "search/zh-TW.js": "text/javascript; charset=utf-8",
    "assets/css/type.css": "text/css; charset=utf-8",
    "assets/img/mark.svg": "image/svg+xml; charset=utf-8",
    "favicon.ico": "image/x-icon",
    "feed.xml": "application/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "data/SHA256SUMS": "text/plain; charset=utf-8",
}


@pytest.mark.parametrize("path", TYPES)
def test_every_kind_of_file_is_called_what_it_is(host, path):
    assert host.ask(path).headers["Content-Type"] == TYPES[path]


def test_every_kind_of_file_of_the_site_and_of_its_editions_has_a_type(site, kb):
    from editions.catalog import catalog

    told = (ROOT / "scripts/release/nginx/server.conf").read_text(encoding="utf-8")
    known = set(re.search(r"types \{(.*?)\n\}", told, re.S)[1].replace(";", " ").split())
    held = {path.suffix for path in site.rglob("*") if path.is_file() and path.name not in ("_headers", "SHA256SUMS")}
    assert {suffix.removeprefix(".") for suffix in held | TEXT | {f".{e.format}" for e in catalog(kb)}} <= known


@pytest.mark.parametrize(
    ("path", "language"),
    [("nothing.html", "zh-TW"), ("chapters/nothing/at/all", "zh-TW"), ("en/nothing.html", "en"), ("en/a/b/c", "en")],
)
def test_what_is_not_there_is_said_in_the_language_of_the_address(host, path, language):
    answer = host.ask(path)
    page = answer.body.decode()
    assert answer.status == 404
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert f"; {headers.FRAMED}" in answer.headers["Content-Security-Policy"]
    assert re.search(r'<html lang="([\w-]+)"', page)[1] == language
    assert ("找不到這一頁" in page) == (language == "zh-TW")
    for address in re.findall(r'(?:href|src)="([^"#]+)', page):
        assert address.startswith(host.path)
        assert host.ask(address, whole=True).status == 200, "its links hold at every depth"


def test_folders_are_not_listed_nor_told_from_what_is_not_there(host):
    for path in ("data/", "assets/", "en/chapters/"):
        answer = host.ask(path)
        assert answer.status == 404
        assert b"glossary.csv" not in answer.body


def test_a_folder_without_its_stroke_leads_to_the_same_host(host):
    answer = host.ask("en")
    assert (answer.status, answer.headers["Location"]) == (301, f"{host.path}en/")
    if host.path != "/":
        answer = host.ask(host.path.rstrip("/"), whole=True)
        assert (answer.status, answer.headers["Location"]) == (301, host.path)


def test_beside_the_site_there_is_nothing(host):
    for path in ("/policy.conf", "/../policy.conf", "/%2e%2e/policy.conf", "/site/index.html", "/current", "/_headers"):
        assert host.ask(path, whole=True).status in (400, 404)
    if host.path != "/":
        assert host.ask("/", whole=True).status == 404


@pytest.mark.parametrize("path", [".hidden", ".git/config", ".git/", "data/.secret.csv", "%2egit/config", ".nothing"])
def test_hidden_files_are_not_there(host, path):
    answer = host.ask(path)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_security_txt_is(host):
    answer = host.ask(".well-known/security.txt")
    assert (answer.status, answer.body[:9]) == (200, b"Contact: ")


@pytest.mark.parametrize("path", ["", "index.html", "nothing.html", "data/glossary.csv", "data/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_done_but_read(host, method, path):
    answer = host.ask(path, method)
    assert answer.status == 405
    if method != "TRACE":  # that one nginx refuses before it reads its configuration
        assert answer.headers["Allow"] == "GET, HEAD"


def test_a_head_is_what_it_belongs_to_without_the_body(host):
    head, page = (host.ask("index.html", method, Accept_Encoding="br") for method in ("HEAD", "GET"))
    assert head.body == b""
    names = {"ETag", "Content-Length", "Content-Encoding", "Content-Security-Policy", "Vary"}
    assert {name: head.headers[name] for name in names} == {name: page.headers[name] for name in names}


PAGES = [f"{PREFIX}{name}" for name in ("index.html", "en/index.html", "en/chapters/hair.html", "search/zh-TW.js")]


@pytest.fixture
def two(few, tmp_path):
    """Two releases whose pages differ, and so do their inline scripts and policies."""
    folder = tmp_path / "www"
    names = [deploy.deploy(few, folder).name]
    for page in few.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</head>", '<script>document.title += "!"</script></head>'), encoding="utf-8")
    (few / "search/zh-TW.js").write_text("// another\n" * 5000)
    policy.apply(few)
    names.append(deploy.deploy(few, folder).name)
    return folder, names


def test_while_releases_change_every_answer_is_whole_and_of_one_release_with_its_own_policy(two):
    folder, names = two
    with nginx(folder) as (port, _):
        seen = swaps.under_load(port, folder, PAGES, swaps=300)
    assert seen.failed == []
    assert set(seen.whole) == set(names)
    assert min(seen.whole.values()) > 50


def test_that_test_tells_a_page_with_the_policy_of_another_release(two):
    folder, _ = two
    server = folder / "nginx/server.conf"
    text = server.read_text(encoding="utf-8")
    # As it is usually done: the file by the link, and its policy by what the link says a moment later.
    server.write_text(text.replace("root $site_release;", f"root {folder}/current/site;").replace(
        "set $site_release $realpath_root;", "set $site_release /none;").replace(
        "$site_policy always", f'"{headers.FRAMED}" always'))  # fmt: skip
    with nginx(folder) as (port, _):
        seen = swaps.under_load(port, folder, PAGES, swaps=20)
    assert any("policy “frame-ancestors 'none'…”" in line for line in seen.failed)


def test_a_release_that_nginx_has_not_read_of_works_and_gets_its_policy_after_a_reload(few, tmp_path):
    folder = tmp_path / "www"
    deploy.deploy(few, folder)
    with nginx(folder) as (port, server):
        host = Host(port, PREFIX, few)
        page = (few / "index.html").read_text(encoding="utf-8")
        (few / "index.html").write_text(page.replace("</head>", "<script>window.new = 1</script></head>"))
        stated = policy.apply(few)
        assert deploy.deploy(few, folder).unread
        # The page's own policy holds; the header does not go against it.
        assert host.ask("").headers["Content-Security-Policy"] == headers.FRAMED
        assert policy.stated(host.ask("").body.decode()) == stated
        server.send_signal(signal.SIGHUP)
        for _ in range(200):  # for a moment those answer who have not read it, and those who have
            said = {host.ask("").headers["Content-Security-Policy"] for _ in range(20)}
            if headers.FRAMED not in said:
                break
            time.sleep(0.05)
        assert said == {f"{stated}; {headers.FRAMED}"}


def test_a_file_that_is_the_same_in_the_next_release_need_not_be_sent_again(few, tmp_path):
    folder = tmp_path / "www"
    deploy.deploy(few, folder)
    with nginx(folder) as (port, _):
        host = Host(port, PREFIX, few)
        style, page = (host.ask(path, Accept_Encoding="br") for path in ("assets/css/type.css", "index.html"))
        text = (few / "index.html").read_text(encoding="utf-8")
        (few / "index.html").write_text(text.replace("2020", "2021", 1), encoding="utf-8")
        deploy.deploy(few, folder)
        asked = {"Accept_Encoding": "br"}
        assert host.ask("assets/css/type.css", If_None_Match=style.headers["ETag"], **asked).status == 304
        assert host.ask("index.html", If_None_Match=page.headers["ETag"], **asked).status == 200
        deploy.back(folder)
        assert host.ask("index.html", If_None_Match=page.headers["ETag"], **asked).status == 304


def test_a_configuration_that_nginx_does_not_take_is_told(few, tmp_path):
    folder = tmp_path / "www"
    deploy.deploy(few, folder)
    (folder / "nginx/server.conf").write_text("root")
    with pytest.raises(NotServed, match="nginx does not start"), nginx(folder):
        pass


def test_without_nginx_one_line_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("NGINX", "")
    monkeypatch.setattr(hosts.shutil, "which", lambda *_, **__: None)
    with pytest.raises(NotServed, match="nginx is missing"), nginx(tmp_path):
        pass
