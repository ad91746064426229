"""Pages, their documents, and the payloads that the browser loads."""
