"""A model of categories on disk: `weights.npz` for the numbers, `model.json` for what it is. Nothing in it can be executed."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from huiyin.triage.calibration import Scale
from huiyin.triage.features import Block, Message, keys_of, weighed
from huiyin.triage.tables import Unusable

FORM = "huiyin-categories-1"
NUMBERS, ABOUT = "weights.npz", "model.json"


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned. `weights` holds for each block (features, categories) as float16, the block's weight included."""

    labels: tuple[str, ...]
    blocks: tuple[Block, ...]
    weights: tuple[np.ndarray[Any, Any], ...]
    bias: np.ndarray[Any, Any]
    scale: Scale
    learned_from: tuple[str, ...] = ()  # SHA-256 of the files

    def scores(self, message: Message) -> np.ndarray[Any, Any]:
        """One score a category, shape (categories,)."""
        total = self.bias.astype(np.float64)
        for keys, block, weights in zip(keys_of(message), self.blocks, self.weights, strict=True):
            columns, values = weighed(keys, block)
            total = total + values @ weights[columns].astype(np.float32)
        return total

    def probabilities(self, message: Message) -> np.ndarray[Any, Any]:
        """One probability a category in the order of `labels`; they sum to 1."""
        return self.scale.probabilities(self.scores(message))

    def suggest(self, message: Message, most: int = 3) -> list[tuple[str, float]]:
        """The likeliest categories, first the likeliest, each with its probability."""
        likely = self.probabilities(message)
        return [(self.labels[at], float(likely[at])) for at in np.argsort(-likely, kind="stable")[:most]]


def save(model: Model, folder: Path) -> None:
    """Write a model into a folder, which is made where it is not there. Raises `Unusable` where that is not allowed."""
    about, numbers = _taken_apart(model)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(folder / NUMBERS, allow_pickle=False, **numbers)
        (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as problem:
        raise Unusable(
            f"模型写不进 {folder}（{problem}）。", f"The model cannot be written into {folder} ({problem})."
        ) from None


def load(folder: Path) -> Model:
    """The model in a folder. Raises `Unusable` where there is none or it is damaged."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        if about["form"] != FORM:
            raise ValueError(about["form"])
        with (folder / NUMBERS).open("rb") as file, np.load(file, allow_pickle=False) as numbers:
            return _put_together(about, numbers)
    except FileNotFoundError:
        raise Unusable(
            f"{folder} 里没有分类模型，请先运行 huiyin triage train。",
            f"There is no model of categories in {folder}; run huiyin triage train first.",
        ) from None
    except (KeyError, TypeError, ValueError, OSError, EOFError, zipfile.BadZipFile):
        raise Unusable(
            f"{folder} 里的分类模型已损坏或版本不同，请重新训练。",
            f"The model in {folder} is damaged or of another version; train it again.",
        ) from None


def packed(model: Model) -> bytes:
    """A model in one piece, for where there are no files."""
    about, numbers = _taken_apart(model)
    piece = io.BytesIO()
    told = np.frombuffer(json.dumps(about).encode(), np.uint8)
    np.savez(piece, allow_pickle=False, about=told, **numbers)
    return piece.getvalue()


def unpacked(piece: bytes) -> Model:
    """The model that was packed. Raises `Unusable` where it is damaged or of another version of the program."""
    try:
        with np.load(io.BytesIO(piece), allow_pickle=False) as numbers:
            about = json.loads(numbers["about"].tobytes())
            if about["form"] != FORM:
                raise ValueError(about["form"])
            return _put_together(about, numbers)
    except (KeyError, TypeError, ValueError, OSError, EOFError, zipfile.BadZipFile):
        raise Unusable("分类模型已损坏或版本不同。", "The model is damaged or of another version.") from None


def size(folder: Path) -> int:
    """Bytes the model takes on disk."""
    return sum((folder / name).stat().st_size for name in (NUMBERS, ABOUT))


def digest(path: Path) -> str:
    """SHA-256 of a file, so that a model can say whether it has learned from it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _taken_apart(model: Model) -> tuple[dict[str, Any], dict[str, Any]]:
    """What it is, and its numbers by name."""
    numbers = {"bias": model.bias, "shift": model.scale.shift}
    for at, (block, weights) in enumerate(zip(model.blocks, model.weights, strict=True)):
        numbers |= {f"keys{at}": block.keys, f"idf{at}": block.idf, f"weights{at}": weights}
    about = {
        "form": FORM,
        "labels": model.labels,
        "blocks": len(model.blocks),
        "slope": model.scale.slope,
        "learned_from": model.learned_from,
    }
    return about, numbers


def _put_together(about: Any, numbers: Any) -> Model:
    every = range(about["blocks"])
    model = Model(
        labels=tuple(about["labels"]),
        blocks=tuple(Block(numbers[f"keys{at}"], numbers[f"idf{at}"]) for at in every),
        weights=tuple(numbers[f"weights{at}"] for at in every),
        bias=numbers["bias"],
        scale=Scale(float(about["slope"]), numbers["shift"]),
        learned_from=tuple(about["learned_from"]),
    )
    for block, weights in zip(model.blocks, model.weights, strict=True):
        if weights.shape != (len(block.keys), len(model.labels)) or block.idf.shape != block.keys.shape:
            raise ValueError("shapes")
    return model
