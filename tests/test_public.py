"""The public names are complete, sorted and few."""

from __future__ import annotations

import foedera


def public() -> list[str]:
    return list(getattr(foedera, "__all__", []))


def test_public_names_are_sorted() -> None:
    assert public() == sorted(public())


def test_public_names_exist() -> None:
    assert [name for name in public() if not hasattr(foedera, name)] == []


def test_public_names_are_at_most_fifteen() -> None:
    assert len(public()) <= 15


def test_the_package_knows_its_version() -> None:
    assert foedera.__version__.count(".") == 2
