"""The network: an encoder over the wordpieces of a stretch of text, and a small head per task.

One window of text (several sentences) goes in at once, so that every word sees its neighbours
across sentence ends.  The encoder lower-cases; what case, digits and blanks tell is added to its
input as two small embeddings.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn


@dataclass(frozen=True)
class Sizes:
    """Sizes of the network; the first six are those of the pretrained encoder."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    shapes: int = 9
    gaps: int = 3
    arc: int = 320
    rel: int = 128
    near: int = 128  # of what the head of names sees of a word and its two neighbours


class Layer(nn.Module):
    """One layer of the encoder (BERT)."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        width = sizes.width
        self.heads = sizes.heads
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.up, self.down = nn.Linear(width, sizes.inner), nn.Linear(sizes.inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the next layer's vectors; *mask* is added to the attention scores."""
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        mask = None if mask is None else mask.to(q.dtype)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Wordpieces to vectors; a learned mix of all layers."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.kinds = nn.Parameter(torch.zeros(sizes.width))
        self.shapes = nn.Embedding(sizes.shapes, sizes.width)
        self.gaps = nn.Embedding(sizes.gaps, sizes.width)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(sizes.width, 1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.mix = nn.Parameter(torch.zeros(sizes.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, pieces: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Return one vector per wordpiece."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:length] + self.kinds
        x = self.dropout(self.norm(x + self.shapes(shapes) + self.gaps(gaps)))
        weights = torch.softmax(self.mix, 0)
        total = torch.zeros_like(x)
        for index, layer in enumerate(self.layers):
            x = layer(x, mask)
            total = total + weights[index] * x
        return total

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a BERT encoder under their usual names."""
        ours: dict[str, Tensor] = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "kinds": weights["embeddings.token_type_embeddings.weight"][0],
        }
        for end in ("weight", "bias"):
            ours[f"norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
            for index in range(len(self.layers)):
                theirs, own = f"encoder.layer.{index}.", f"layers.{index}."
                for a, b in _NAMES.items():
                    ours[f"{own}{a}.{end}"] = weights[f"{theirs}{b}.{end}"]
        missing, unexpected = self.load_state_dict(ours, strict=False)
        new = {"shapes.weight", "gaps.weight", "mix"}
        if set(missing) != new or unexpected:
            raise ValueError(f"not a BERT encoder: {missing} {unexpected}")


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(
        self, labels: dict[str, int], sizes: Sizes | None = None, dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.sizes = sizes = sizes or Sizes()
        self.encoder = Encoder(sizes)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.ModuleDict(
            {
                name: nn.Linear(sizes.width, count)
                for name, count in labels.items()
                if name != "deprel"
            }
        )
        self.names_near = nn.Conv1d(sizes.width, sizes.near, 3, padding=1)
        self.names_out = nn.Linear(sizes.near, labels["entity"], bias=False)
        nn.init.zeros_(self.names_out.weight)
        self.starts = nn.Linear(sizes.width, 2)
        self.root = nn.Parameter(torch.randn(sizes.width) * 0.02)
        self.arc_dep, self.arc_head = self._mlp(sizes.arc), self._mlp(sizes.arc)
        self.arc = nn.Parameter(torch.randn(sizes.arc + 1, sizes.arc) * 0.01)
        self.rel_dep, self.rel_head = self._mlp(sizes.rel), self._mlp(sizes.rel)
        self.rel_hidden = nn.Linear(3 * sizes.rel, 2 * sizes.rel)
        self.rel_out = nn.Linear(2 * sizes.rel, labels["deprel"])

    def _mlp(self, size: int) -> nn.Sequential:
        return nn.Sequential(nn.Linear(self.sizes.width, size), nn.GELU(), self.dropout)

    def words(
        self, pieces: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor, mask: Tensor | None
    ) -> Tensor:
        """Return one vector per word: that of its first wordpiece."""
        x = self.encoder(pieces, shapes, gaps, mask)
        index = first.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        return self.dropout(torch.gather(x, 1, index) * (first > 0).unsqueeze(-1))

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """Return the scores of every task; arcs count the root as head number 0."""
        root = self.root.expand(words.shape[0], 1, -1)
        rooted = torch.cat([root, words], 1)
        dep, head = self.arc_dep(words), self.arc_head(rooted)
        one = torch.ones_like(dep[..., :1])
        arcs = torch.cat([dep, one], -1) @ self.arc @ head.transpose(1, 2)
        found = {name: layer(words) for name, layer in self.tags.items()}
        near = F.gelu(self.names_near(words.transpose(1, 2))).transpose(1, 2)
        return found | {
            "entity": found["entity"] + self.names_out(near),
            "starts": self.starts(words),
            "arcs": arcs,
            "rel_dep": self.rel_dep(words),
            "rel_head": self.rel_head(rooted),
        }

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Return the scores of relations between vectors of dependents and of their heads."""
        both = torch.cat([dep, head, dep * head], -1)
        return self.rel_out(self.dropout(F.gelu(self.rel_hidden(both))))
