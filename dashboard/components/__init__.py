"""One thing on the screen a module: takes values, returns Dash components."""
