"""What a node is made of on the page: its things, their history, and splitting it by hand."""
