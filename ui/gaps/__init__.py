"""The gap board on the page: its cells with what was asked about them, and the gaps that are sentences."""
