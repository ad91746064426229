"""Interface components, one per module: each takes values and returns Dash components."""
