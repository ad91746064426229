"""An atlas that can be killed and restarted at once: `python -m tests.killable_server DIR PORT`.

It is built once; each line "live" on standard input forks a process that serves it, and each line
"die" kills that process with SIGKILL.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from waitress import serve

from dashboard.web.factory import create_server
from dashboard.web.language_dispatch import with_all_languages


def main(folder: Path, port: int) -> None:
    """Execute commands until the input ends."""
    application = with_all_languages(
        create_server(folder)
    )  # before the first fork, so that children share it
    child = 0
    print("ready", flush=True)
    for command in sys.stdin:
        if command == "live\n":
            child = os.fork()
            if not child:
                serve(application, host="127.0.0.1", port=port, threads=8, _quiet=True)
        else:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            child = 0
        print("done", flush=True)
    if child:
        os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
