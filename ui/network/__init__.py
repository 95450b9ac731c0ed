"""The networks that a map can show: chosen on the arrays of the projection, as plain rows with colours and words."""
