"""The built site in a real Chromium, served as a static host would: below a sub-path, one 404.html, with the headers of
`_headers` beside the policy that every page states.
"""

import http.server
import threading
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conftest import PREFIX

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


def sent(site: Path, path: str) -> dict[str, str]:
    """What a host that reads `_headers` sends with the answer to a path."""
    found, applies = {}, False
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            applies = path.startswith(line[:-1]) if line.endswith("*") else path == line
        elif applies and line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in found, f"two rules give {name} to {path}"
            found[name] = value
    return found


class _Host(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        for name, value in sent(Path(self.directory), self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")))

    def send_error(self, code, message=None, explain=None):
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def served(site, address):
    """The site's address, being served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", urlsplit(address).port), partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


@pytest.fixture
def open_page(browser, served):
    """Opens a page of the site: open_page("chapters/hair.html", viewport=PHONE, …)."""
    contexts = []

    def open_it(path, viewport=DESKTOP, until="load", **options):
        context = browser.new_context(viewport=viewport, **{"reduced_motion": "reduce"} | options)
        contexts.append(context)
        page = context.new_page()
        page.seen = {"requests": [], "errors": [], "failed": []}
        page.on("request", lambda request: page.seen["requests"].append(request.url))
        page.on("pageerror", lambda error: page.seen["errors"].append(str(error)))
        page.on("console", lambda message: message.type == "error" and page.seen["errors"].append(message.text))
        page.on("response", lambda answer: answer.status >= 400 and page.seen["failed"].append(answer.url))
        page.goto(served + path, wait_until=until)
        return page

    yield open_it
    for context in contexts:
        context.close()
