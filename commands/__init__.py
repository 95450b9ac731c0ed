"""The commands of `ketnoi`, a module for each group; only `cli.py` imports them."""
