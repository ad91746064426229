"""The atlas: `python app.py` serves it, `python app.py --help` says what else it can do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.web.live_reload import ReloadingApp


def __getattr__(name: str) -> ReloadingApp:
    """Build `server` on first use, for `gunicorn app:server`."""
    if name != "server":
        raise AttributeError(name)
    from dashboard.cli.main import server_or_exit

    return server_or_exit()


if __name__ == "__main__":
    from dashboard.cli.main import main

    sys.exit(main(sys.argv[1:]))
