"""The server: what is answered, how long it may be kept, how many may ask, and live reload."""
