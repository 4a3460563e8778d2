"""Scores the language pipeline on raw text: treebanks, names, speed, memory.

    python benchmarks/language.py --treebanks DIR --names DIR [--json] [--show N]
           [--floors benchmarks/language_floors.toml [--update [--allow-regression]]]

The treebanks (`ewt_dev.conllu`, `gum_dev.conllu`) are turned into plain text, blank lines between
paragraphs, read with `annotate`, written as CoNLL-U and scored by the rules of the CoNLL 2018
shared task: F1 in percent; relations without subtype, the features that are universal.  Names
(`DIR/dev`: NAME.txt with NAME.tsv, token TAB label) count if first and last character and label
are right.  Speed is in words a second of one core's time, from text to `Document`.  The corpora
are no part of the project.  Exit code 1 if a figure is worse than its floor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import resource
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from timeit import default_timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.model import Document

TREEBANKS = ("ewt_dev", "gum_dev")
UNIVERSAL_FEATURES = frozenset(
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm "
    "Mood Tense Aspect Voice Evident Polarity Person Polite".split()
)
CEILINGS = ("load_seconds", "memory_mb")  # the less the better

Span = tuple[int, int]
Figures = dict[str, dict[str, float]]


# ---------------------------------------------------------------- treebanks


@dataclass(eq=False, slots=True)
class Word:
    """A syntactic word; its span is that of its surface token, blanks not counted."""

    span: Span
    joined: bool  # with others to a surface token
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  # index in `Parse.words`, -1 for a root
    relation: str


@dataclass(slots=True)
class Parse:
    """What a CoNLL-U file says; spans count characters that are no blanks."""

    characters: str = ""
    tokens: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


def read_parse(conllu: str) -> Parse:
    """Return the parse that *conllu* writes down."""
    parse = Parse()
    pieces: list[str] = []
    at = 0
    for _, rows in _sentences(conllu):
        base, begun, joined_to = len(parse.words), at, 0
        for cells in rows:
            first, _, last = cells[0].partition("-")
            if int(first) > joined_to:
                form = "".join(cells[1].split())
                pieces.append(form)
                parse.tokens.append((at, at + len(form)))
                at += len(form)
            if last:
                joined_to = int(last)
            else:
                joined = int(first) <= joined_to
                parse.words.append(_word(cells, parse.tokens[-1], base, joined=joined))
        parse.sentences.append((begun, at))
    parse.characters = "".join(pieces)
    return parse


def _word(cells: list[str], span: Span, base: int, *, joined: bool) -> Word:
    _, form, lemma, upos, xpos, feats, head, relation, *_ = cells
    universal = sorted(f for f in feats.split("|") if f.partition("=")[0] in UNIVERSAL_FEATURES)
    feats, relation = "|".join(universal), relation.partition(":")[0]
    parent = base + int(head) - 1 if head != "0" else -1
    return Word(span, joined, form.lower(), lemma, upos, xpos, feats, parent, relation)


def raw_texts(conllu: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the plain text of each document of a treebank."""
    name, text = "", ""
    for comments, rows in _sentences(conllu):
        for comment in comments:
            if comment.startswith("# newdoc"):
                if text:
                    yield name, text.rstrip() + "\n"
                name, text = comment.partition("= ")[2], ""
            elif re.match(r"# newpar(?!_)", comment):
                text = text.rstrip() + "\n\n" if text else ""
        joined_to = 0
        for cells in rows:
            first, _, last = cells[0].partition("-")
            if int(first) > joined_to:
                joined_to = int(last or 0)
                text += cells[1] + ("" if "SpaceAfter=No" in cells[9].split("|") else " ")
    if text:
        yield name, text.rstrip() + "\n"


def _sentences(conllu: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield comments and rows of each sentence; empty words are left out."""
    for block in conllu.split("\n\n"):
        lines = block.strip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        rows = [cells for cells in rows if "." not in cells[0]]
        if rows:
            yield [line for line in lines if line.startswith("#")], rows


def align(gold: list[Word], system: list[Word]) -> list[tuple[Word, Word]]:
    """Return the pairs of words that are the same.

    Words that are surface tokens are the same if their spans are.  Where either side has a
    contraction, the forms decide: as many as possible in order, within the stretch it covers.
    """
    pairs: list[tuple[Word, Word]] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        one, other = gold[g], system[s]
        if one.joined or other.joined:
            g, s, end_g, end_s = _stretch(gold, system, g, s)
            pairs += _common(gold[g:end_g], system[s:end_s])
            g, s = end_g, end_s
        elif one.span == other.span:
            pairs.append((one, other))
            g, s = g + 1, s + 1
        elif one.span[0] <= other.span[0]:
            g += 1
        else:
            s += 1
    return pairs


def _stretch(gold: list[Word], system: list[Word], g: int, s: int) -> tuple[int, int, int, int]:
    """Return the bounds, in both, of the stretch that a contraction at *g* or *s* covers.

    It grows as long as a contraction of the other side begins inside and ends outside of it.
    """
    if gold[g].joined:
        end = gold[g].span[1]
        if not system[s].joined and system[s].span[0] < gold[g].span[0]:
            s += 1
    else:
        end = system[s].span[1]
        if not gold[g].joined and gold[g].span[0] < system[s].span[0]:
            g += 1
    last_g, last_s = g, s
    while _inside(gold, last_g, end) or _inside(system, last_s, end):
        if last_g < len(gold) and (
            last_s == len(system) or gold[last_g].span[0] <= system[last_s].span[0]
        ):
            word = gold[last_g]
            last_g += 1
        else:
            word = system[last_s]
            last_s += 1
        if word.joined:
            end = max(end, word.span[1])
    return g, s, last_g, last_s


def _inside(words: list[Word], index: int, end: int) -> bool:
    """Return whether the word at *index* belongs to a stretch up to *end*."""
    if index >= len(words):
        return False
    first, last = words[index].span
    return first < end if words[index].joined else last <= end


def _common(gold: list[Word], system: list[Word]) -> list[tuple[Word, Word]]:
    """Return the longest common subsequence by form."""
    longest = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for g in reversed(range(len(gold))):
        for s in reversed(range(len(system))):
            same = gold[g].form == system[s].form
            longest[g][s] = max(
                longest[g + 1][s + 1] + same, longest[g + 1][s], longest[g][s + 1]
            )
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        if gold[g].form == system[s].form:
            pairs.append((gold[g], system[s]))
            g, s = g + 1, s + 1
        elif longest[g][s] == longest[g + 1][s]:
            g += 1
        else:
            s += 1
    return pairs


def score_parse(gold: Parse, system: Parse) -> dict[str, float]:
    """Return the F1 of each layer, in percent.

    Raises:
        ValueError: the two are not of the same text.
    """
    if gold.characters != system.characters:
        raise ValueError("gold and system are not of the same text")
    pairs = align(gold.words, system.words)
    counterpart = {id(other): one for one, other in pairs}
    total = len(gold.words) + len(system.words)

    def of_spans(one: list[Span], other: list[Span]) -> float:
        return _f1(len({*one} & {*other}), len(one) + len(other))

    def attached(one: Word, other: Word) -> bool:
        if one.head < 0 or other.head < 0:
            return one.head == other.head
        return counterpart.get(id(system.words[other.head])) is gold.words[one.head]

    def related(one: Word, other: Word) -> bool:
        return attached(one, other) and one.relation == other.relation

    def of_words(right: Callable[[Word, Word], bool]) -> float:
        return _f1(sum(right(one, other) for one, other in pairs), total)

    return {
        "tokens": of_spans(gold.tokens, system.tokens),
        "sentences": of_spans(gold.sentences, system.sentences),
        "words": _f1(len(pairs), total),
        "upos": of_words(lambda one, other: one.upos == other.upos),
        "xpos": of_words(lambda one, other: one.xpos == other.xpos),
        "ufeats": of_words(lambda one, other: one.feats == other.feats),
        "lemmas": of_words(lambda one, other: one.lemma in ("_", other.lemma)),
        "uas": of_words(attached),
        "las": of_words(related),
    }


def _f1(right: int, total: int) -> float:
    return round(200 * right / total, 2) if total else 100.0


def token_faults(gold: Parse, system: Parse) -> Counter[str]:
    """Count the stretches whose tokens differ, as "gold | has ← system"."""
    common = {end for _, end in gold.tokens} & {end for _, end in system.tokens}
    stretches = [_stretches(gold, common), _stretches(system, common)]
    return Counter(
        f"{one} ← {other}" for one, other in zip(*stretches, strict=True) if one != other
    )


def _stretches(parse: Parse, ends: set[int]) -> Iterator[str]:
    """Yield the tokens up to each of *ends*."""
    tokens: list[str] = []
    for start, end in parse.tokens:
        tokens.append(parse.characters[start:end])
        if end in ends:
            yield " | ".join(tokens)
            tokens = []


# ---------------------------------------------------------------- names

Name = tuple[int, int, str]  # half-open span in the text, label


def read_names(text: str, tsv: str) -> list[Name]:
    """Return the names that the labels of *tsv* mark in *text*."""
    names: list[Name] = []
    at, inside = 0, ""
    # a second label names what lies inside
    rows = [(*line.split("\t"), "O")[:2] for line in tsv.splitlines() if line]
    for (form, label), (following, _) in zip(rows, [*rows[1:], ("", "")], strict=True):
        # one that is not in the text must not be taken for one like it further on
        here = re.compile(rf"\s*({re.escape(form)})").match(text, at)
        ahead = re.compile(rf"({re.escape(form)})\s*{re.escape(following)}")
        found = here or ahead.search(text, at)
        if found is None:
            continue
        start, at = found.span(1)
        kind = label.strip().partition("-")[2]
        if kind and label.startswith("I-") and kind == inside:
            names[-1] = (names[-1][0], at, kind)
        elif kind:
            names.append((start, at, kind))
        inside = kind
    return names


def score_names(gold: list[set[Name]], system: list[set[Name]]) -> dict[str, float]:
    """Return the F1 of each label and of all together, in percent; one set an article."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for wanted, found in zip(gold, system, strict=True):
        for name in [*wanted, *found]:
            total.update([name[2], "micro"])
        for name in wanted & found:
            right.update([name[2], "micro"])
    labels = ["micro", *sorted(set(total) - {"micro"})]
    return {label.lower(): _f1(right[label], total[label]) for label in labels}


def read_articles(folder: Path) -> list[tuple[str, set[Name]]]:
    """Return text and names of each article, but for those with the labels of another text.

    The first line, an address, is left out.
    """
    found = []
    for path in sorted(folder.glob("*.tsv")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        text, tsv = re.sub(r"^\S*\n", "", text, count=1), path.read_text(encoding="utf-8")
        names = read_names(text, tsv)
        if 2 * len(names) >= tsv.count("\tB-"):
            found.append((text, set(names)))
    return found


# ---------------------------------------------------------------- the pipeline


class Pipeline:
    """The pipeline under the clock: what it took to load and to read."""

    def __init__(self) -> None:
        begun = default_timer()
        from foedera.model import Article
        from foedera.text.annotate import annotate
        from foedera.text.conllu import render_conllu

        def read(name: str, text: str) -> Document:
            return annotate(Article(id="", name=name, text=text))

        self._read = read
        self._read("", "Peru left.")
        self.load_seconds = default_timer() - begun
        self._render = render_conllu
        self.words = 0
        self.seconds = 0.0

    def parse(self, name: str, text: str) -> tuple[str, set[Name]]:
        """Return the CoNLL-U and the names of *text*."""
        begun = process_time()
        doc = self._read(name, text)
        self.seconds += process_time() - begun
        self.words += len(doc.tokens)
        names = {
            (doc.tokens[e.first].start, doc.tokens[e.last - 1].end, e.label)
            for e in doc.entities
        }
        return self._render(doc), names

    def costs(self) -> dict[str, float]:
        """Return speed, time to load and peak memory of this process."""
        unit = 2**20 if sys.platform == "darwin" else 2**10
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
        return {
            "words_per_second": round(self.words / self.seconds) if self.seconds else 0,
            "load_seconds": round(self.load_seconds, 2),
            "memory_mb": round(peak),
        }


def measure(treebanks: Path, names: Path) -> tuple[Figures, dict[str, Counter[str]]]:
    """Return all figures, and the faults in tokens of each treebank."""
    paths = {name: treebanks / f"{name}.conllu" for name in TREEBANKS}
    sources = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    articles = read_articles(names / "dev")
    pipeline = Pipeline()
    parses = {
        name: "".join(pipeline.parse(*text)[0] for text in raw_texts(source))
        for name, source in sources.items()
    }
    found = [pipeline.parse("", text)[1] for text, _ in articles]
    costs = pipeline.costs()  # before the memory of scoring comes on top
    figures: Figures = {}
    faults = {}
    for name, source in sources.items():
        gold, system = read_parse(source), read_parse(parses[name])
        figures[name] = score_parse(gold, system)
        faults[name] = token_faults(gold, system)
    figures["names"] = score_names([gold for _, gold in articles], found)
    figures["costs"] = costs
    return figures, faults


# ---------------------------------------------------------------- floors


def find_regressions(figures: Figures, floors: Figures) -> list[str]:
    """Return what is worse than its floor (above it, for a ceiling), in one line each."""
    found = []
    for table, row in floors.items():
        for key, floor in row.items():
            figure = figures.get(table, {}).get(key, 0.0)
            if figure > floor if key in CEILINGS else figure < floor:
                side = "above" if key in CEILINGS else "below"
                found.append(f"{table}.{key}: {figure} is {side} {floor}")
    return found


def raised(figures: Figures, floors: Figures, *, allow_regression: bool) -> Figures:
    """Return new floors a little below the scores; those of the costs stay as they are.

    The last digits depend on the processor.  A floor is lowered only if that is allowed.
    """
    new: Figures = {}
    for table, row in figures.items():
        old = floors.get(table, {})
        if table == "costs":
            new[table] = old
            continue
        new[table] = {k: max(0.0, math.floor(10 * v - 2) / 10) for k, v in row.items()}
        if not allow_regression:
            new[table] |= {k: max(v, old.get(k, v)) for k, v in new[table].items()}
    return new


def render_floors(floors: Figures, digest: str) -> str:
    """Return *floors* as TOML, with the *digest* of the corpora that they are of."""
    lines = [
        "# Floors of benchmarks/language.py: scores in percent, not to fall below.",
        "# Raised by --update; the costs (of which time and memory are ceilings) by hand.",
        f'corpora = "{digest}"',
    ]
    for table, row in floors.items():
        lines += ["", f"[{table}]", *(f"{key} = {value}" for key, value in row.items())]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- the program


def main() -> int:
    """Measure, print, compare."""
    options = _options()
    corpora = [options.treebanks / f"{name}.conllu" for name in TREEBANKS]
    for path in sorted((options.names / "dev").glob("*.tsv")):
        corpora += [path, path.with_suffix(".txt")]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in corpora)).hexdigest()[:16]
    floors: Figures = {}
    known = digest
    if options.floors and options.floors.exists():
        floors = tomllib.loads(options.floors.read_text(encoding="utf-8"))
        known = str(floors.pop("corpora", digest))
    figures, faults = measure(options.treebanks, options.names)
    sys.stdout.write(json.dumps(figures) + "\n" if options.json else _table(figures))
    for name, counts in faults.items():
        for fault, count in counts.most_common(options.show):
            sys.stdout.write(f"{name}: {count} {fault}\n")
    if options.floors and options.update:
        new = raised(figures, floors, allow_regression=options.allow_regression)
        options.floors.write_text(render_floors(new, digest), encoding="utf-8")
        floors, known = new, digest
    regressions = find_regressions(figures, floors)
    if known != digest:
        regressions.append("the corpora are not those that the floors are of")
    sys.stderr.write("".join(f"{line}\n" for line in regressions))
    return 1 if regressions else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--treebanks", type=Path, required=True, metavar="DIR")
    parser.add_argument("--names", type=Path, required=True, metavar="DIR")
    parser.add_argument("--floors", type=Path, metavar="FILE")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="or lower them")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N faults in tokens")
    return parser.parse_args()


def _table(figures: Figures) -> str:
    rows = ((table, key, row[key]) for table, row in figures.items() for key in row)
    return "".join(f"{table:8} {key:17} {value:9}\n" for table, key, value in rows)


if __name__ == "__main__":
    raise SystemExit(main())
