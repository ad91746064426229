"""How gunicorn serves the atlas: `gunicorn app:server`."""

# The atlas is made before the workers start, so that faulty tables end gunicorn with its faults
# instead of restarting workers for ever.
preload_app = True

# Nothing of ours is steered through it.
control_socket_disable = True
