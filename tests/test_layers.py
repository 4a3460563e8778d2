"""The arrows between modules point one way only; docs/architecture.md says why."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import foedera

ROOT = Path(foedera.__file__).parent
LAYERS = [
    "errors",
    "model",
    "knowledge",
    "text",
    "extract",
    "pipeline",
    "record",
    "export",
    "serve",
]
FILES = {
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path
    for path in ROOT.rglob("*.py")
    if path.stem not in ("__init__", "__main__")
}


def imports_of(name: str) -> set[str]:
    """Return the modules of this package that *name* imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(FILES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            home = name.split(".")[: -node.level] if node.level else []
            base = ".".join([*home, *filter(None, [node.module])])
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & FILES.keys()


def layer_of(name: str) -> int:
    return LAYERS.index(name.split(".")[1])


def test_no_module_imports_a_layer_above_it() -> None:
    for name in FILES:
        for other in imports_of(name):
            assert layer_of(other) <= layer_of(name), f"{name} imports {other}"


def test_no_module_imports_itself_through_others() -> None:
    TopologicalSorter({name: imports_of(name) for name in FILES}).prepare()


def test_every_module_can_be_read_in_one_sitting() -> None:
    for name, path in FILES.items():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500, name


def test_every_module_opens_with_its_contract() -> None:
    for name, path in FILES.items():
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, name


def test_sql_stays_in_the_store() -> None:
    for name, path in FILES.items():
        if name not in ("foedera.record.store", "foedera.record.migrations"):
            assert "sqlite3" not in path.read_text(encoding="utf-8"), name
