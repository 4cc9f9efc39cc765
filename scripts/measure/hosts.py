"""A real nginx on the loopback, told what a deployed folder says (release/deploy.py), for tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MAIN = """
load_module modules/ngx_http_brotli_static_module.so;
daemon off;
{user}
worker_processes 2;
pid "{run}/pid";
error_log "{run}/error.log" warn;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path "{run}/body";
  proxy_temp_path "{run}/proxy";
  fastcgi_temp_path "{run}/fastcgi";
  uwsgi_temp_path "{run}/uwsgi";
  scgi_temp_path "{run}/scgi";
  include "{folder}/nginx/http.conf";
  server {{
    listen 127.0.0.1:{port};
    include "{folder}/nginx/server.conf";
  }}
}}
"""


class NotServed(Exception):
    """nginx is missing, or did not start; the message says why."""


@contextmanager
def nginx(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Serves a deployed folder while in a `with`; gives its port and its process. Raises NotServed."""
    program = os.environ.get("NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not program:
        raise NotServed("nginx is missing (Debian: apt-get install nginx libnginx-mod-http-brotli-static)")
    with tempfile.TemporaryDirectory() as run:
        port = free_port()
        # Started by root, its workers would be somebody else, who may not read a folder of tests.
        user = "user root;" if os.geteuid() == 0 else ""
        main = Path(run) / "nginx.conf"
        main.write_text(_MAIN.format(run=run, folder=folder, port=port, user=user), encoding="utf-8")
        server = subprocess.Popen([program, "-c", str(main)], stderr=subprocess.PIPE)
        try:
            _await(port, server, Path(run) / "error.log")
            yield port, server
        finally:
            server.terminate()
            server.wait(10)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _await(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    while server.poll() is None:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    said = (server.stderr.read().decode() if server.stderr else "") + (log.read_text() if log.exists() else "")
    raise NotServed(f"nginx does not start: {said.strip()}")
