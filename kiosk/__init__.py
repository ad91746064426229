"""Keeps the atlas alive on a museum's touch screen: server, browser, and their keeper."""
