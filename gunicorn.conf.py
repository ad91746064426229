"""How gunicorn serves the atlas: `gunicorn app:server`."""

import logging
from typing import Any

from dashboard.logs import WithoutAddresses

# The atlas is made before the workers start, so that faulty tables end gunicorn with its faults
# instead of restarting workers for ever.
preload_app = True

# Nothing of ours is steered through it.
control_socket_disable = True

# gunicorn's own workers have a thread for each connection: thirty that send half a question stop
# them all. Ours has its own threads, whatever --threads says.
worker_class = "dashboard.web.gunicorn_worker.AtlasWorker"

# A worker that has answered nothing for so many seconds is replaced.
timeout = 90

# For the questions that are being answered when it is told to end.
graceful_timeout = 10


def on_starting(_: Any) -> None:
    """Leave every address and every question out of gunicorn's own log."""
    log = logging.getLogger("gunicorn.error")
    log.addFilter(lambda record: not str(record.msg).startswith("Invalid request"))
    for handler in log.handlers:
        handler.setFormatter(WithoutAddresses("%(asctime)s %(levelname)s %(message)s"))


def post_worker_init(worker: Any) -> None:
    """Let every worker look at the folder of data: a fork takes no thread along."""
    worker.wsgi.watch()
