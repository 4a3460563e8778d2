"""The scorer of places reads the corpus and counts by distance and country."""

from __future__ import annotations

from pathlib import Path

from benchmarks.places import Gold, read_articles

CORPUS = """<articles><article><source>x</source><text>In Lima they met.</text><locations>
<location><name>Lima</name><start>4</start><end>8</end><lat>-12.05</lat><lon>-77.05</lon></location>
<location><name>Nowhere</name><start>1</start><end>3</end><lat></lat><lon></lon></location>
</locations></article></articles>"""


def test_offsets_count_from_zero_and_places_without_a_point_are_left_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "corpus.xml"
    path.write_text(CORPUS, encoding="utf-8")
    ((text, places),) = read_articles(path)
    assert places == [Gold(3, 7, "Lima", -12.05, -77.05)]
    assert text[3:7] == "Lima"
