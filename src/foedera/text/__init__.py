"""Bytes to articles, articles to documents."""
