"""Readings to the record: storage, linking, questions."""
