"""Documents to mentions and problems."""
