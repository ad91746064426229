"""Reports of faults as tables of small cases, one kind a module."""
