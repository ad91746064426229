"""How gunicorn serves the atlas: `gunicorn app:server`."""

import logging
from typing import Any

from dashboard.logs import WithoutAddresses

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


def on_starting(_: Any) -> None:
    """Keep client addresses and requests out of gunicorn's own log."""
    log = logging.getLogger("gunicorn.error")
    log.addFilter(lambda record: not str(record.msg).startswith("Invalid request"))
    for handler in log.handlers:
        handler.setFormatter(WithoutAddresses("%(asctime)s %(levelname)s %(message)s"))


def post_worker_init(worker: Any) -> None:
    """Watch the data folder in every worker: a fork inherits no threads."""
    worker.wsgi.watch()
