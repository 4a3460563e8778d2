"""Trained weights to the files that the package ships: two ONNX graphs, int8 where it counts.

python training/export.py --model DIR --encoder DIR --out src/foedera/text/weights
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

NAMES = ["upos", "xpos", "feats", "lemma", "entity", "starts", "arcs", "rel_dep", "rel_head"]
FULL = ("/MatMul", "/names", "/entity", "/starts")  # stay 32-bit: small, or sums of two of them


class Heads(nn.Module):
    """The reader as one function of a window, without padding."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor
    ) -> list[Tensor]:
        """Return the scores of every task in the order of NAMES."""
        found = self.model.heads(self.model.words(pieces, shapes, gaps, first, None))
        return [found[name] for name in NAMES]


class Rows(nn.Module):
    """The vectors of wordpieces in int8, each with a scale of its own."""

    def __init__(self, full: Tensor) -> None:
        super().__init__()
        scale = full.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.scale = nn.Parameter(scale, requires_grad=False)
        self.numbers = nn.Parameter((full / scale).round().to(torch.int8), requires_grad=False)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return one vector per wordpiece."""
        return self.numbers[pieces].float() * self.scale[pieces]


class Relations(nn.Module):
    """The relation of dependents to their heads."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        """Return the scores of relations."""
        return self.model.relations(dep, head)


def export(model: Reader, folder: Path) -> None:
    """Write reader.onnx and relations.onnx to *folder*."""
    ones = torch.ones((1, 7), dtype=torch.long)
    axes = {name: {1: "pieces"} for name in ("pieces", "shapes", "gaps")} | {
        "first": {1: "words"}
    }
    model.encoder.words = Rows(model.encoder.words.weight.detach())
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary) / "full.onnx"
        torch.onnx.export(
            Heads(model),
            (ones, ones, ones, ones[:, :4]),
            str(full),
            dynamo=False,
            input_names=["pieces", "shapes", "gaps", "first"],
            output_names=NAMES,
            dynamic_axes=axes | {name: {1: "words"} for name in NAMES},
            opset_version=17,
        )
        nodes = onnx.load(str(full)).graph.node
        quantize_dynamic(
            str(full),
            str(folder / "reader.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=[n.name for n in nodes if n.name.startswith(FULL)],
        )
    size = model.sizes.rel
    torch.onnx.export(
        Relations(model),
        (torch.zeros(4, size), torch.zeros(4, size)),
        str(folder / "relations.onnx"),
        dynamo=False,
        input_names=["dep", "head"],
        output_names=["scores"],
        opset_version=17,
        dynamic_axes={"dep": {0: "words"}, "head": {0: "words"}, "scores": {0: "words"}},
    )


def main() -> None:
    """Export the model of a training run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    labels = json.loads((args.model / "labels.json").read_text())
    model = Reader({name: len(values) for name, values in labels.items()})
    model.load_state_dict(torch.load(args.model / "model.pt"))
    args.out.mkdir(parents=True, exist_ok=True)
    export(model.eval(), args.out)
    (args.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False))
    shutil.copy(args.encoder / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
