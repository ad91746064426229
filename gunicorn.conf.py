"""How gunicorn serves the atlas: `gunicorn app:server`."""

import logging
import sys
from typing import Any

from dashboard.logs import RedactingFormatter

# The atlas is loaded before the workers start, so that faulty tables end gunicorn with a report
# instead of restarting workers for ever.
preload_app = True

# Nothing here uses it.
control_socket_disable = True

# gunicorn's own workers have a thread for each connection: thirty half-sent requests block them
# all. Ours has its own threads, whatever --threads says.
worker_class = "dashboard.web.gunicorn_worker.AtlasWorker"

# Seconds without a heartbeat after which a worker is replaced.
timeout = 90

# Seconds for the requests in progress at shutdown.
graceful_timeout = 10


def on_starting(arbiter: Any) -> None:
    """Refuse what our worker does not do, and keep client addresses out of gunicorn's own log."""
    if arbiter.cfg.is_ssl:
        # It would answer in plain HTTP at a port that was meant to be encrypted.
        sys.exit(
            "The atlas does not encrypt connections. Leave out --certfile and run nginx in front "
            "of it."
        )
    log = logging.getLogger("gunicorn.error")
    for handler in log.handlers:
        handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(message)s"))


def post_worker_init(worker: Any) -> None:
    """Watch the data folder in every worker: a fork inherits no threads."""
    worker.wsgi.watch()
