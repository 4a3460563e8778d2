"""All that the event coder looks up."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.coding import Coding, load_coding
from tests.knowledge.shipped import exchange

PREDICATES = "predicate,pos,when,type,mode,cameo,contexts,source,target,flags\n"


@pytest.fixture(scope="module")
def coding() -> Coding:
    return load_coding()


@pytest.mark.parametrize(
    ("outer", "inner", "mode"),
    [
        pytest.param("REQUEST", "CONSULT", "meet", id="own-row"),
        pytest.param("REQUEST", "ASSAULT", "change", id="any-other"),
        pytest.param("REJECT", "ASSAULT", None, id="any-other-without-mode"),
        pytest.param("ASSAULT", "CONSULT", None, id="no-row"),
    ],
)
def test_what_an_act_is_about_gives_it_a_mode(
    coding: Coding, outer: str, inner: str, mode: str | None
) -> None:
    assert coding.content_mode(outer, inner) == mode


def test_a_users_rows_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{PREDICATES}glorp,verb,,AID,,,,,,\n", encoding="utf-8")
    assert load_coding(path).predicates.entries("glorp", "verb")[0].type == "AID"


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        pytest.param(
            "content_modes",
            "outer,inner,mode\nAID,CONSULT,meet",
            ":3: AID has no mode 'meet'",
            id="mode",
        ),
        pytest.param(
            "speech_acts",
            "word,place,type\nshould,noun,REQUEST",
            ":3: place 'noun' is none of",
            id="place-of-speech",
        ),
        pytest.param(
            "speech_acts",
            "word,place,type\nshould,aux,BEG",
            ":3: there is no event type 'BEG'",
            id="type-of-speech",
        ),
        pytest.param(
            "predicates",
            f"{PREDICATES}glorp,verb,,BEG,,,,,,",
            ":3: there is no event type 'BEG'",
            id="predicate",
        ),
    ],
)
def test_a_wrong_row_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, table: str, rows: str, message: str
) -> None:
    exchange(monkeypatch, tmp_path, table, rows)
    with pytest.raises(DataError, match=rf"^{table}\.csv{message}"):
        load_coding()
