"""The ledger: what sources said and what curators decided."""
