# Needs Python 3.11 or newer (make PYTHON=python3.12 …) and, the first time, the network.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test test-slow test-all check bench docs train clean

demo: .venv/installed
	$(BIN)/foedera read examples/treaty-signing.html

setup: .venv/installed-dev

test: .venv/installed-dev
	$(BIN)/pytest -q -m "not model and not shared"

test-slow: .venv/installed-dev
	$(BIN)/pytest -q -m "model or shared"

test-all: .venv/installed-dev
	$(BIN)/pytest -q

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases tests

bench: .venv/installed-dev  # TREEBANKS, NAMES: see training/README.md; WIKIWARS, GEOVIRUS: the corpora
	$(BIN)/python benchmarks/language.py --treebanks $(TREEBANKS) --names $(NAMES) --floors benchmarks/language_floors.toml
	$(BIN)/python benchmarks/language_speed.py --texts $(NAMES)/dev
	$(BIN)/python benchmarks/time.py $(WIKIWARS) --floors benchmarks/time_floors.toml
	$(BIN)/python benchmarks/places.py $(GEOVIRUS) --floors benchmarks/places_floors.toml

docs: .venv/installed
	$(BIN)/foedera schema > docs/reading.schema.json

train: .venv/installed-train  # see training/README.md
	$(BIN)/python training/train.py --treebanks $(TREEBANKS) --names $(NAMES) --encoder $(ENCODER) --out build/first
	$(BIN)/python training/train.py --treebanks $(TREEBANKS) --names $(NAMES) --encoder $(ENCODER) --out build/second --start build/first/model.pt --epochs 3 --names-share 1 --names-weight 4 --rate 1e-4 --seed 3
	$(BIN)/python training/train.py --treebanks $(TREEBANKS) --names $(NAMES) --encoder $(ENCODER) --out build/third --start build/second/model.pt --epochs 6 --names-share 1 --names-weight 3 --rate 1e-4 --seed 4 --variety
	$(BIN)/python training/train.py --treebanks $(TREEBANKS) --names $(NAMES) --encoder $(ENCODER) --out build/model --start build/third/model.pt --epochs 2 --names-share 1 --names-weight 4 --rate 5e-5 --seed 5 --variety
	$(BIN)/python training/lemmas.py --treebanks $(TREEBANKS) --out src/foedera/text/weights/lemmas.json
	$(BIN)/python training/export.py --model build/model --encoder $(ENCODER) --out src/foedera/text/weights

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@

.venv/installed-train: .venv/installed training/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	touch $@
