"""The network map on the page: its question, its drawing, what lies beside it, and what can be taken away."""
