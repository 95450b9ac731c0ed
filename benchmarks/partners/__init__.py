"""The ranking of partners, back-tested: learned from the years up to one, asked for the new ties of the years after."""
