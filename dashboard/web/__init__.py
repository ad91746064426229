"""The server: routes, caching, connections and live reload."""
