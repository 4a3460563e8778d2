"""Ways out: the command line."""
