"""Other ways to load the same rows: each a program of its own, so that it may live with other releases than ours."""
