"""Foedera reads the news and keeps the record of what political actors do to each other."""

__version__ = "0.1.0"
