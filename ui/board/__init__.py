"""The advisory board on the page: what it is asked to be, what was worked out, proposals, and invitations."""
