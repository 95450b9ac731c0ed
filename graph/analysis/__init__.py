"""Pure functions of arrays and rows: where things stand, how far apart, what is missing."""
