"""Reports of faults that only a real browser shows, one kind a module."""
