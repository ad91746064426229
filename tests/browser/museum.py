"""A page of another site that frames the atlas and records its messages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from waitress.server import create_server as listen

from dashboard.web.factory import create_server
from tests.serving import free_port

SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
# The lines that docs/embed.md gives, and a record of every message.
FRAME_PAGE = """<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width">
<title>A museum</title><style>body {{ margin: 0; }} iframe {{ border: 0; }}</style>
<iframe title="Atlas" width="{width}" height="{height}" sandbox="{sandbox}" src="{src}"></iframe>
<script>
  window.messages = [];
  addEventListener("message", ({{ data, source }}) => {{
    for (const frame of document.querySelectorAll("iframe")) {{
      if (source !== frame.contentWindow) continue;
      messages.push(data);
      if (data.atlas === "height") frame.height = Math.max(data.height, {height});
    }}
  }});
</script></html>"""


@contextmanager
def museum(
    src: str, width: int | str, height: int, port: int = 0, sandbox: str = SANDBOX
) -> Iterator[str]:
    """Serve a page of another origin that frames `src`; yield its address."""
    page = FRAME_PAGE.format(src=src, width=width, height=height, sandbox=sandbox).encode()

    class Museum(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is the library's
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", port), Museum)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=20)


@contextmanager
def listing(atlas_folder: Path) -> Iterator[tuple[str, int]]:
    """Serve the atlas; yield its address, and the port of the one other site that may frame it."""
    port = free_port()
    application = create_server(atlas_folder, sites=(f"http://127.0.0.1:{port}",))
    server = listen(application, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", port
    server.close()
    thread.join(timeout=20)
