"""Quality on real articles, where the data for measuring is at hand (marked `shared`).

The data is not part of the project; it is looked for in the folder that FOEDERA_SHARED names, or in
`../shared` beside the checkout.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedera.model import Reading
from foedera.pipeline import load_knowledge, read_article
from foedera.record.wire import render_reading
from foedera.text.sources import find_paths, parse_article, read_bytes

SHARED = Path(os.environ.get("FOEDERA_SHARED", Path(__file__).parents[2] / "shared"))
SCORER = SHARED / "tools" / "score_gold.py"
SEED = "russia-iran-accord"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.model,
    pytest.mark.skipif(not SCORER.exists(), reason="the data for measuring is not here"),
]


def read_folder(folder: str) -> list[Reading]:
    readings = []
    for path in find_paths([SHARED / "data" / folder]):
        if path.suffix == ".txt":
            article, _ = parse_article(read_bytes(path), name=path.stem)
            readings.append(read_article(article, load_knowledge()))
    return readings


def score(folder: str, path: Path) -> dict[str, Any]:
    readings = read_folder(folder)
    path.write_bytes(b"\n".join(map(render_reading, readings)))
    gold = SHARED / "data" / folder
    done = subprocess.run(
        [sys.executable, SCORER, gold, path, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return score("seed", tmp_path_factory.mktemp("seed") / "readings.jsonl")


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return score("gold", tmp_path_factory.mktemp("gold") / "readings.jsonl")


@pytest.mark.parametrize(
    ("measure", "floor"),
    [("event", 0.65), ("dyad", 0.70), ("agreement", 0.80), ("provision", 0.70)],
)
def test_seed_article_is_read(seed: dict[str, Any], measure: str, floor: float) -> None:
    assert seed[measure]["f1"] >= floor


def test_seed_article_is_dated_and_placed() -> None:
    (reading,) = read_folder("seed")
    article = reading.article
    assert article.name == SEED
    assert (article.published, article.publisher) == (date(2025, 1, 18), "Dawn")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.country) == ("Moscow", "RUS")
    assert article.text.startswith("MOSCOW: Russia and Iran signed")
    assert article.text.endswith("had been succesful.")


def test_weekday_of_seed_article_is_the_day_before_publication() -> None:
    (reading,) = read_folder("seed")
    days = {(e.when.earliest, e.when.latest) for e in reading.events if e.when.text == "Friday"}
    assert days == {(date(2025, 1, 17), date(2025, 1, 17))}


@pytest.mark.parametrize(("measure", "floor"), [("event", 0.45), ("dyad", 0.57)])
def test_articles_of_the_world_are_read(
    gold: dict[str, Any], measure: str, floor: float
) -> None:
    assert gold[measure]["f1"] >= floor


def test_all_articles_are_read_and_none_is_misquoted(gold: dict[str, Any]) -> None:
    assert gold["missing"] == []
    assert gold["misquoted"] == 0
    assert gold["evidence"] > 0
