"""Every command and every code of a problem is documented, and nothing that does not exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import foedera
from foedera.serve.cli import app

ROOT = Path(foedera.__file__).parent
DOCS = Path(__file__).parents[1] / "docs"


def codes_of(path: Path) -> set[str]:
    """Return the codes of the problems that the module at *path* makes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Problem":
            code = node.args[0]
            assert isinstance(code, ast.Constant | ast.Name), f"{path}:{node.lineno}"
            found.add(code.value if isinstance(code, ast.Constant) else constants[code.id])
    return {str(code) for code in found}


def test_every_problem_is_explained_and_no_other() -> None:
    used = set().union(*(codes_of(path) for path in ROOT.rglob("*.py")))
    text = (DOCS / "problems.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\w+)$", text, re.MULTILINE)) == used


def test_every_command_is_documented_and_no_other() -> None:
    names = {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
    names |= {
        f"{group.name} {command.name}"
        for group in app.registered_groups
        if group.typer_instance
        for command in group.typer_instance.registered_commands
    }
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `foedera ([a-z]+(?: [a-z]+)?)", text, re.MULTILINE)
    assert set(documented) == names
