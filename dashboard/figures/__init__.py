"""One picture a module: takes an Atlas, returns a Plotly figure or what is drawn in one."""
