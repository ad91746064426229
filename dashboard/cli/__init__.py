"""The command line: serve, check, export, handout, new."""
