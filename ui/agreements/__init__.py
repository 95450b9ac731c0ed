"""The partnership's life on the page: agreements by state, moved with a reason, and what their dates warn of."""
