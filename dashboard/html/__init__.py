"""Dash components as HTML text, and changes to the text nodes of a component tree."""
