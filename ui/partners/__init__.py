"""The partner finder on the page: for whom, which organisations fit and why, what was answered, and the shortlist."""
