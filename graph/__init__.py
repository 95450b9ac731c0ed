"""The graph: its vocabulary, how it is compiled from the ledger, where it is stored, and what is asked of it."""
