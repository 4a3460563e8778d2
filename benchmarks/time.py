"""Scores time expressions against WikiWars: spans and values by the rules of TempEval-3.

    python benchmarks/time.py WIKIWARS_DIR [--json] [--show N]

WIKIWARS_DIR is the unpacked corpus (22 histories with TIMEX2 annotation, Mazur and Dale 2010);
it is not part of the project.  Strict: the same characters.  Relaxed: at least one character in
common.  A value counts among the relaxed matches and has to be the same string.  A directory
with CoNLL-U files (GUM) is scored on its `<date when=…>` instead: recall and values only.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from timeit import default_timer

from foedera.extract.dates import find_times
from foedera.knowledge.periods import Periods, load_periods
from foedera.model import Article

_TAG = re.compile(r"<TIMEX2([^>]*)>|</TIMEX2>|([^<]+)|<")
_VALUE = re.compile(r'\bval="([^"]*)"', re.IGNORECASE)
_SETS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}  # TIMEX2 → 3
_WRITTEN = re.compile(r"<DATETIME>.*?(\d{4})-(\d\d)-(\d\d)", re.DOTALL)
_BODY = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_DATE_OPEN = re.compile(r'<date when:::"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression, of the gold or found: half-open span and value."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Score:
    """Counts over all texts, and what was missed, invented or misread."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    values: int = 0
    seconds: float = 0.0
    words: int = 0
    misses: list[str] = field(default_factory=list)
    inventions: list[str] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    misreadings: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return precision, recall, F1 of both kinds, and the share of right values."""
        return {
            "gold": self.gold,
            "found": self.found,
            **_prf("strict", self.strict, self.gold, self.found),
            **_prf("relaxed", self.relaxed, self.gold, self.found),
            "value_accuracy": round(self.values / max(1, self.relaxed), 4),
            "value_f1": round(2 * self.values / max(1, self.gold + self.found), 4),
            "ms_per_1000_words": round(1e6 * self.seconds / max(1, self.words), 2),
        }


def _prf(name: str, right: int, gold: int, found: int) -> dict[str, float]:
    return {
        f"{name}_precision": round(right / max(1, found), 4),
        f"{name}_recall": round(right / max(1, gold), 4),
        f"{name}_f1": round(2 * right / max(1, gold + found), 4),
    }


def wikiwars(folder: Path) -> Iterator[tuple[str, str, date | None, list[Mark]]]:
    """Yield name, text, day of writing and gold of every history in the corpus."""
    for path in sorted((folder / "keyinline").glob("*.xml")):
        source = path.read_text(encoding="utf-8")
        body, written = _BODY.search(source), _WRITTEN.search(source)
        if body is None:
            continue
        day = date(*map(int, written.groups())) if written else None
        yield path.name.partition(".")[0], *_marked(body.group(1), day)


def _marked(source: str, day: date | None) -> tuple[str, date | None, list[Mark]]:
    text, marks, open_tags = "", [], []
    for match in _TAG.finditer(source):
        if match.group(1) is not None:
            open_tags.append((len(text), match.group(1)))
        elif match.group().startswith("</"):
            start, attributes = open_tags.pop()
            found = _VALUE.search(attributes)
            value = found.group(1) if found else ""
            if 'set="YES"' in attributes:
                value = _SETS.get(value, value)
            marks.append(Mark(start, len(text), value))
        else:
            text += html.unescape(match.group())
    return text, day, sorted(marks, key=lambda mark: (mark.start, mark.end))


def gum(folder: Path) -> Iterator[tuple[str, str, date | None, list[Mark]]]:
    """Yield name, text and gold of every document of the CoNLL-U files in *folder*."""
    for path in sorted(folder.glob("gum_dev.conllu")):
        for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
            name, _, rest = part.partition("\n")
            yield name, *_dated_text(rest)


def _dated_text(lines: str) -> tuple[str, date | None, list[Mark]]:
    text, marks, start, value = "", [], -1, ""
    for line in lines.splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].split("-")[0].isdigit():
            text += "\n\n" if line.startswith("# newpar") else ""
            continue
        if "-" in cells[0] or "." in cells[0]:
            continue
        opened = _DATE_OPEN.search(cells[9])
        if opened:
            start, value = len(text), opened.group(1)
        text += cells[1]
        if start >= 0 and "</date>" in cells[9]:
            marks.append(Mark(start, len(text), value))
            start = -1
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return text, None, marks


def score_text(score: Score, name: str, text: str, day: date | None, gold: list[Mark],
               periods: Periods) -> None:  # fmt: skip
    """Add one text to *score*."""
    article = Article("", name, text, published=day)
    begun = default_timer()
    times = find_times(article, periods)
    score.seconds += default_timer() - begun
    score.words += len(text.split())
    found = [Mark(time.start, time.end, time.value) for time in times]
    score.gold += len(gold)
    score.found += len(found)
    pairs = _paired(gold, found)
    for wanted, got in pairs:
        score.relaxed += 1
        if (wanted.start, wanted.end) == (got.start, got.end):
            score.strict += 1
        else:
            score.spans.append(_line(name, text, wanted, got))
        if wanted.value == got.value:
            score.values += 1
        else:
            score.misreadings.append(_line(name, text, wanted, got))
    score.misses += [
        _line(name, text, mark) for mark in gold if mark not in [w for w, _ in pairs]
    ]
    score.inventions += [
        _line(name, text, mark) for mark in found if mark not in [g for _, g in pairs]
    ]


def _paired(gold: list[Mark], found: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Pair gold and found one to one: the same span first, then the largest overlap."""
    candidates = [
        (min(w.end, g.end) - max(w.start, g.start), (w.start, w.end) == (g.start, g.end), w, g)
        for w in gold
        for g in found
        if w.start < g.end and g.start < w.end
    ]
    candidates.sort(key=lambda c: (not c[1], -c[0], c[2].start, c[3].start))
    pairs: list[tuple[Mark, Mark]] = []
    used: set[Mark] = set()
    taken: set[Mark] = set()
    for _, _, wanted, got in candidates:
        if wanted not in used and got not in taken:
            pairs.append((wanted, got))
            used.add(wanted)
            taken.add(got)
    return pairs


def _line(name: str, text: str, mark: Mark, other: Mark | None = None) -> str:
    before = text[max(0, mark.start - 40) : mark.start].replace("\n", " ")
    after = text[mark.end : mark.end + 30].replace("\n", " ")
    shown = f"{name}: {before}[{text[mark.start : mark.end]}]{after}  {mark.value}"
    if other is None:
        return shown
    return f"{shown}  | found [{text[other.start : other.end]}] {other.value}"


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="N faults of each kind"
    )
    parser.add_argument("--floors", type=Path, help="exit 1 if a figure is below its floor")
    options = parser.parse_args()
    texts = wikiwars if (options.folder / "keyinline").is_dir() else gum
    score, periods = Score(), load_periods()
    for name, text, day, gold in texts(options.folder):
        score_text(score, name, text, day, gold, periods)
    if not score.gold:
        sys.stderr.write(f"no annotated texts in {options.folder}\n")
        return 1
    figures = score.figures()
    sys.stdout.write(
        json.dumps(figures) + "\n"
        if options.json
        else "".join(f"{name:20} {value}\n" for name, value in figures.items())
    )
    for kind in ("misses", "inventions", "spans", "misreadings"):
        lines: list[str] = getattr(score, kind)
        for line in lines[: options.show]:
            sys.stdout.write(f"{kind}: {line}\n")
    return 1 if options.floors and _below(figures, options.floors) else 0


def _below(figures: dict[str, float], path: Path) -> bool:
    """Tell which figures are below the floors in the file *path*, and return whether any is."""
    floors = tomllib.loads(path.read_text(encoding="utf-8"))["time"]
    low = [f"{k}: {figures[k]} is below {v}" for k, v in floors.items() if figures[k] < v]
    sys.stderr.write("".join(f"{line}\n" for line in low))
    return bool(low)


if __name__ == "__main__":
    raise SystemExit(main())
