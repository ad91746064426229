"""How gunicorn serves the atlas: `gunicorn app:server`."""

from typing import Any

# The atlas is made before the workers start, so that faulty tables end gunicorn with its faults
# instead of restarting workers for ever.
preload_app = True

# Nothing of ours is steered through it.
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Let every worker look at the folder of data: a fork takes no thread along."""
    worker.wsgi.watch()
