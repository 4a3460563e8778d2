"""What was built of tables, kept beside the code as Python keeps its compiled modules.

In go the files that something is built of and the function that builds it; out comes what it gave
for just these files, from `__pycache__` if it is there.  The name of what is kept is a digest of
the tables, of this package's code and of Python's version, so that no old state is ever read.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FOLDER = Path(__file__).parent / "__pycache__"
_KEPT = 4  # of one name: the shipped tables, and those of a few users


def built_of(
    name: str, files: Iterable[Path], build: Callable[[], T], *, folder: Path = FOLDER
) -> T:
    """Return what *build* gives, which must depend on *files* alone.

    Args:
        name: tells apart what is kept.
        files: the tables; those that do not exist count as empty.
        build: is called if nothing is kept for them.
        folder: where it is kept, if one may write there.
    """
    path = folder / f"{name}-{_digest(files)}.pickle"
    # a file that was cut short or belongs to nobody's version is built anew
    with suppress(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError):
        kept: T = pickle.loads(path.read_bytes())
        return kept
    made = build()
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        temporary = path.with_suffix(f".{id(made):x}")
        temporary.write_bytes(pickle.dumps(made, protocol=5))
        temporary.replace(path)
        _forget_oldest(folder, name)
    return made


def _digest(files: Iterable[Path]) -> str:
    code = sorted(Path(__file__).parent.glob("*.py"))
    digest = sha256(sys.version.encode())
    for path in (*code, *files):
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


def _forget_oldest(folder: Path, name: str) -> None:
    kept = sorted(folder.glob(f"{name}-*.pickle"), key=lambda p: p.stat().st_mtime)
    for path in kept[:-_KEPT]:
        path.unlink(missing_ok=True)
