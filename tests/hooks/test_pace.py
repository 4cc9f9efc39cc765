"""Templates are compiled once, and anew when they change; those of the two environments are not mixed up. Under
`serve`, changed files are looked for often.
"""

import jinja2
from mkdocs.livereload import LiveReloadServer

from hooks import pace


def environment(folder, cache) -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(folder), bytecode_cache=cache)


def compiled(monkeypatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names, compile_ = [], jinja2.Environment.compile

    def noted(self, source, name=None, *rest, **more):
        names.append(name)
        return compile_(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return names


def test_a_second_environment_finds_a_template_compiled(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("one {{ x }}")
    names, cache = compiled(monkeypatch), pace._Kept()
    for x in ("1", "2"):
        assert environment(tmp_path, cache).get_template("a.html").render(x=x) == f"one {x}"
    assert names == ["a.html"]


def test_a_template_that_changed_is_compiled_anew(tmp_path, monkeypatch):
    names, cache = compiled(monkeypatch), pace._Kept()
    for text in ("one", "two", "two"):
        (tmp_path / "a.html").write_text(text)
        assert environment(tmp_path, cache).get_template("a.html").render() == text
    assert names == ["a.html", "a.html"]


def test_mkdocs_templates_and_ours_are_kept_apart():
    """Some are in both (blocks/reference.html), and only ours trim white space."""
    env = pace.on_env(jinja2.Environment())
    config = pace.on_config(type("Config", (), {"extra": {}}))
    assert isinstance(env.bytecode_cache, pace._Kept)
    assert isinstance(config.extra["kept"], pace._Kept)
    assert env.bytecode_cache is not config.extra["kept"]


def test_the_preview_looks_often_at_all_that_mkdocs_watches(tmp_path):
    docs, settings = tmp_path / "docs", tmp_path / "mkdocs.yml"
    docs.mkdir()
    settings.touch()
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    for path in (docs, settings):
        server.watch(str(path))
    config = type("Config", (), {"docs_dir": str(docs), "config_file_path": str(settings)})
    emitters = pace.on_serve(server, config=config).observer.emitters
    assert {(emitter.watch.raw_path, emitter.timeout) for emitter in emitters} == {
        (str(docs), pace.LOOKS), (str(settings), pace.LOOKS),
    }  # fmt: skip
    assert pace.LOOKS < 0.5
