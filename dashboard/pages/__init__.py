"""One page a module: `layout(atlas, language)` and `register_callbacks(app)`."""
