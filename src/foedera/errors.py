"""Faults of the program, the operator or the machine.  Faults of the material are `Problem` values.

FoederaError
├── DataError      a table of knowledge is wrong (with file and line)
├── InputError     what was given to read cannot be read (missing, binary, empty, too large)
├── ModelError     the language pipeline is missing or does not fit this version
├── StoreError     the record cannot be used
│   └── StoreTooNew    it was written by a newer version
└── NotFound       no event, agreement or article has this identifier
"""


class FoederaError(Exception):
    """Any fault that this program names; its text says what is wrong, where, and what to do."""


class DataError(FoederaError):
    """A table of knowledge is wrong; the text begins with file and line."""


class InputError(FoederaError):
    """What was given to read cannot be read."""


class ModelError(FoederaError):
    """The language pipeline is missing or does not fit this version."""


class StoreError(FoederaError):
    """The record cannot be opened, read or written."""


class StoreTooNew(StoreError):
    """The record was written by a newer version of this program."""


class NotFound(FoederaError):
    """Nothing in the record has this identifier."""
