"""Runs the atlas on a museum's touch screen: server, browser, and a watch that restarts both."""
