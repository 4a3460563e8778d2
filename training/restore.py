"""The shipped weights back to a model that training can go on from.

python training/restore.py --weights src/foedera/text/weights --out build/shipped

The int8 weights are multiplied out, so that what comes back is the shipped model, not the one
before it was quantised.  `train.py --start build/shipped/model.pt` goes on from it.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Reader
from onnx import NodeProto, numpy_helper
from torch import Tensor


class Graph:
    """The numbers in an ONNX graph, by the names of the model's parameters."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        self.nodes: dict[str, NodeProto] = {node.name: node for node in graph.node}

    def parameter(self, name: str) -> Tensor:
        """Return the parameter *name* of the network, multiplied out where it is int8."""
        plain = self.arrays.get(f"model.{name}")
        if plain is not None:
            return torch.tensor(plain)
        if f"model.{name}_quantized" in self.arrays:
            return torch.tensor(self._whole(f"model.{name}"))
        weight = self._weight_of(_node(name))
        return torch.tensor(weight).T.contiguous()

    def _weight_of(self, node: str) -> np.ndarray:
        found = self.nodes.get(node) or self.nodes[f"{node}_quant"]
        return self._whole(found.input[1].removesuffix("_quantized"))

    def _whole(self, name: str) -> np.ndarray:
        if name in self.arrays:
            return self.arrays[name]
        scale = self.arrays[f"{name}_scale"].astype(np.float32)
        zero = self.arrays[f"{name}_zero_point"].astype(np.float32)
        numbers = self.arrays[f"{name}_quantized"].astype(np.float32)
        return (numbers - zero) * scale


def _node(name: str) -> str:
    """Return the node that multiplies by the parameter *name*; the graph joins its parts by "/"."""
    path = name.removeprefix("tags.").removesuffix(".weight")
    if path.endswith(".0"):  # the first step of a sequence
        return f"/{path[:-2]}/{path}/MatMul"
    return "/" + re.sub(r"\.(?!\d)", "/", path) + "/MatMul"


def restore(weights: Path, labels: dict[str, list[str]]) -> Reader:
    """Return the model whose ONNX graphs lie in the folder *weights*.

    Raises:
        KeyError: the graphs lack a parameter of the network.
    """
    reader, relations = Graph(weights / "reader.onnx"), Graph(weights / "relations.onnx")
    model = Reader({name: len(values) for name, values in labels.items()})
    state: dict[str, Tensor] = {}
    for name, value in model.state_dict().items():
        if name.startswith("names_"):  # not in weights of before; begins without effect
            state[name] = value
        elif name == "encoder.mix":
            state[name] = _mix(reader).log()
        else:
            graph = relations if name.startswith(("rel_hidden", "rel_out")) else reader
            state[name] = graph.parameter(name)
    model.load_state_dict(state)
    return model


def _mix(graph: Graph) -> Tensor:
    """Return the share of each layer in the sum of all."""
    shares = []
    while (node := graph.nodes.get(_nth("/encoder/Mul", len(shares)))) is not None:
        shares.append(float(graph.arrays[node.input[0]]))
    return torch.tensor(shares)


def _nth(name: str, index: int) -> str:
    return f"{name}_{index}" if index else name


def main() -> None:
    """Write model.pt and labels.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    labels = json.loads((args.weights / "labels.json").read_text(encoding="utf-8"))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(restore(args.weights, labels).state_dict(), args.out / "model.pt")
    shutil.copy(args.weights / "labels.json", args.out / "labels.json")


if __name__ == "__main__":
    main()
