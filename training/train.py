"""Train the language pipeline on treebanks and newswire names.

    python training/train.py --treebanks DIR --names DIR --encoder DIR --out DIR [--epochs N]

DIR/ewt_train.conllu and so on; see training/README.md for where the public data come from.  One
encoder learns all tasks at once; a corpus without a label adds nothing to that task's loss.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from data import Doc, Word, lemma_rule, read_conllu, read_names
from network import Reader
from safetensors.torch import load_file
from torch import Tensor
from variety import Pools, load_pools, recased, renamed

from foedera.text.pieces import BREAK, Pieces

WINDOW, BATCH = 160, 2400  # wordpieces in a window and in a batch
TAGS = ("upos", "xpos", "feats", "lemma", "entity")
WEIGHTS = {"upos": 0.3, "xpos": 0.3, "feats": 0.3, "lemma": 0.4, "entity": 1.0, "starts": 0.7}
Labels = dict[str, list[str]]
Encoder = Callable[[list[list[list[Word]]]], "Batch"]
log = logging.getLogger(__name__)


def collect_labels(docs: list[Doc]) -> Labels:
    """Return the labels of every task, most frequent first; rare ones are left out."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*TAGS, "deprel")}
    for word in (w for doc in docs for s in doc.sentences for w in s):
        for name in counts:
            value = label_of(word, name)
            if value is not None:
                counts[name][value] += 1
    least = {"lemma": 3, "feats": 2, "xpos": 2}
    return {
        name: [
            x
            for x, n in sorted(c.items(), key=lambda p: (-p[1], p[0]))
            if n >= least.get(name, 1)
        ]
        for name, c in counts.items()
    }


def label_of(word: Word, name: str) -> str | None:
    """Return the label of *word* in the task *name*; a lemma is named by its rule."""
    if name == "lemma":
        return None if word.lemma is None else lemma_rule(word.form, word.lemma)
    value: str | None = getattr(word, name)
    return value


def cut_windows(docs: list[Doc], pieces: Pieces, rng: random.Random) -> list[list[list[Word]]]:
    """Return runs of whole sentences of up to WINDOW pieces, cut anew each pass."""
    windows = []
    for doc in docs:
        run: list[list[Word]] = []
        room = rng.choice((WINDOW, WINDOW, WINDOW, WINDOW // 2, WINDOW // 4))
        for sentence in doc.sentences:
            cost = sum(len(pieces.of(w.form)) for w in sentence)
            if cost > 480 or not sentence:
                continue
            if run and cost > room:
                windows.append(run)
                run, room = [], rng.choice((WINDOW, WINDOW, WINDOW, WINDOW // 2, WINDOW // 4))
            run.append(sentence)
            room -= cost
        if run:
            windows.append(run)
    return windows


class Batch:
    """Windows padded to one length, with the labels of every task (-100 where there is none)."""

    def __init__(
        self,
        windows: list[list[list[Word]]],
        pieces: Pieces,
        index: dict[str, dict[str, int]],
        rng: random.Random | None = None,
    ) -> None:
        self.windows = windows
        encoded = []
        for window in windows:
            words = [w for s in window for w in s]
            gaps = [w.before for w in words]
            if rng and rng.random() < 0.3:
                gaps = [min(gap, 1) for gap in gaps]
            gaps[0] = BREAK
            encoded.append(pieces.window([w.form for w in words], gaps))
        self.pieces = _padded([e.pieces for e in encoded], 0)
        self.shapes = _padded([e.shapes for e in encoded], 0)
        self.gaps = _padded([e.gaps for e in encoded], 0)
        self.first = _padded([e.first for e in encoded], 0)
        lengths = torch.tensor([len(e.pieces) for e in encoded])
        real = torch.arange(self.pieces.shape[1])[None] < lengths[:, None]
        self.mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None]
        self.words = self.first > 0
        self.labels = {name: self._tags(name, index[name]) for name in TAGS}
        # the names corpus parts sentences only now and then, so it does not teach that
        self.starts = _padded(
            [
                [-100 if x.upos is None else int(i == 0) for s in w for i, x in enumerate(s)]
                for w in windows
            ],
            -100,
        )
        self.sentence = _padded([[n for n, s in enumerate(w) for _ in s] for w in windows], -1)
        self.head = _padded([_heads(w) for w in windows], -100)
        known = index["deprel"]
        self.deprel = _padded(
            [[known.get(x.deprel or "", -100) for s in w for x in s] for w in windows], -100
        )

    def _tags(self, name: str, known: dict[str, int]) -> Tensor:
        rows = [
            [known.get(label_of(x, name) or "", -100) for s in w for x in s]
            for w in self.windows
        ]
        return _padded(rows, -100)


def _heads(window: list[list[Word]]) -> list[int]:
    """Return the head of each word, counted in the window from 1; 0 is the root."""
    heads, base = [], 1
    for sentence in window:
        for word in sentence:
            heads.append(
                -100 if word.head is None else 0 if word.head < 0 else base + word.head
            )
        base += len(sentence)
    return heads


def _padded(rows: list[list[int]], filler: int) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows])


def batches(
    windows: list[list[list[Word]]], pieces: Pieces, rng: random.Random
) -> list[list[list[list[Word]]]]:
    """Return the windows in batches of like length, in random order."""
    sized = [
        (sum(len(pieces.of(w.form)) for s in x for w in s) + rng.random() * 8, n)
        for n, x in enumerate(windows)
    ]
    out: list[list[list[list[Word]]]] = []
    held: list[list[list[Word]]] = []
    for size, n in sorted(sized):
        if held and (len(held) + 1) * (size + 2) > BATCH:
            out.append(held)
            held = []
        held.append(windows[n])
    out.append(held)
    rng.shuffle(out)
    return out


def shortened() -> AbstractContextManager[None]:
    """Return where the numbers may be 16 bits long: only processors made for it gain by that."""
    if "AVX512" in torch.backends.cpu.get_cpu_capability():
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return nullcontext()


def loss_of(model: Reader, batch: Batch, weights: dict[str, float]) -> Tensor:
    """Return the weighted loss of all tasks on *batch*."""
    with shortened():
        words = model.words(batch.pieces, batch.shapes, batch.gaps, batch.first, batch.mask)
        found = model.heads(words)
    total = torch.zeros(())
    for name in TAGS:
        gold = batch.labels[name].flatten()
        if (gold >= 0).any():
            scores = found[name].float().flatten(0, 1)
            total = total + weights[name] * F.cross_entropy(scores, gold, label_smoothing=0.03)
    if (batch.starts >= 0).any():
        scores = found["starts"].float().flatten(0, 1)
        total = total + weights["starts"] * F.cross_entropy(scores, batch.starts.flatten())
    if (batch.head >= 0).any():
        total = total + arc_loss(model, batch, found)
    return total


def arc_loss(model: Reader, batch: Batch, found: dict[str, Tensor]) -> Tensor:
    """Return the loss of heads, within each sentence, and of relations to the right heads."""
    arcs = found["arcs"].float()
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    arcs = arcs.masked_fill(~allowed, -1e4)
    known = batch.head >= 0
    loss = F.cross_entropy(arcs[known], batch.head[known])
    rows = torch.arange(len(known))[:, None].expand_as(known)[known]
    dep, head = found["rel_dep"][known], found["rel_head"][rows, batch.head[known]]
    with shortened():
        scores = model.relations(dep, head).float()
    return loss + F.cross_entropy(scores, batch.deprel[known], ignore_index=-100)


class Schedule:
    """Learning rates: a short rise, then a straight fall over the time that is left."""

    def __init__(self, optimizer: torch.optim.Optimizer, steps: int, warm: int) -> None:
        self.optimizer, self.steps, self.warm = optimizer, steps, warm
        self.full = [group["lr"] for group in optimizer.param_groups]

    def set(self, step: int) -> None:
        """Set the rates for *step*."""
        part = min(1.0, (step + 1) / self.warm) * max(0.02, 1 - step / self.steps)
        for group, full in zip(self.optimizer.param_groups, self.full, strict=True):
            group["lr"] = full * part


def passes(
    treebank: list[Doc],
    names: list[Doc],
    pieces: Pieces,
    rng: random.Random,
    args: argparse.Namespace,
) -> Iterator[list[list[list[Word]]]]:
    """Yield batches for so many passes over the treebanks, with a share of the names each."""
    left: float = args.epochs
    pools = load_pools(names, args.seed) if args.variety else None
    while left > 0:
        some = rng.sample(names, int(len(names) * min(1.0, args.names_share)))
        if pools:
            some = [varied(doc, pools, rng) for doc in some]
        windows = []
        for docs in (treebank, some):
            cut = cut_windows(docs, pieces, rng)
            if pools:
                cut = [recased(window, rng) for window in cut]
            windows += batches(cut, pieces, rng)
        rng.shuffle(windows)
        yield from windows[: int(len(windows) * min(1.0, left))]
        left -= 1


def varied(doc: Doc, pools: Pools, rng: random.Random) -> Doc:
    """Return *doc* as it is, or as often with other names."""
    return renamed(doc, pools, rng) if rng.random() < 0.5 else doc


def optimizer_for(model: Reader, rate: float) -> torch.optim.AdamW:
    """Return the optimiser: slow for the pretrained encoder, fast for the heads."""
    encoder = list(model.encoder.parameters())
    rest = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": rest, "lr": 10 * rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )


def fit(
    model: Reader,
    work: list[list[list[list[Word]]]],
    encode: Encoder,
    args: argparse.Namespace,
) -> None:
    """Train *model* on the batches of *work* and save the running average of its weights."""
    optimizer = optimizer_for(model, args.rate)
    out: Path = args.out
    weights = WEIGHTS | {"entity": args.names_weight}
    schedule = Schedule(optimizer, len(work), 150)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
    )
    model.train()
    began, running = time.time(), 0.0
    for step, windows in enumerate(work):
        schedule.set(step)
        loss = loss_of(model, encode(windows), weights)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        average.update_parameters(model)
        running = 0.98 * running + 0.02 * float(loss.detach())
        if step % 20 == 0:
            shown = running / (1 - 0.98 ** (step + 1))
            log.info("%d/%d loss %.3f %.0f s", step, len(work), shown, time.time() - began)
        if step % 300 == 299:
            torch.save(average.module.state_dict(), out / "model.pt")
    torch.save(average.module.state_dict(), out / "model.pt")


def parse_arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument(
        "--encoder", type=Path, required=True, help="model.safetensors and tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=10.0)
    parser.add_argument("--names-share", type=float, default=0.45)
    parser.add_argument("--names-weight", type=float, default=1.0, help="in the loss")
    parser.add_argument("--variety", action="store_true", help="other names, other case")
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder")
    parser.add_argument("--start", type=Path, help="go on from this model.pt")
    parser.add_argument("--seed", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train and save the weights and the labels."""
    args = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    pieces = Pieces(args.encoder / "tokenizer.json")
    files = [args.treebanks / f"{name}_train.conllu" for name in ("ewt", "gum")]
    treebank = [doc for path in files for doc in read_conllu(path)]
    names = read_names(args.names / "train")
    before = args.start.with_name("labels.json") if args.start else None
    labels = json.loads(before.read_text()) if before else collect_labels([*treebank, *names])
    log.info("labels: %s", {name: len(values) for name, values in labels.items()})
    index = {name: {x: n for n, x in enumerate(values)} for name, values in labels.items()}
    model = Reader({name: len(values) for name, values in labels.items()})
    model.encoder.load_bert(load_file(args.encoder / "model.safetensors"))
    if args.start:
        model.load_state_dict(torch.load(args.start))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_text(json.dumps(labels))
    work = list(passes(treebank, names, pieces, rng, args))
    fit(model, work, lambda windows: Batch(windows, pieces, index, rng), args)


if __name__ == "__main__":
    main()
