"""Maps: each module takes an Atlas and returns parts of a Plotly figure or SVG text."""
