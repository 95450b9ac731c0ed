"""The loaders: each reads one source into rows and rejects, and decides nothing."""
