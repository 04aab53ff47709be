"""The table of measurements: every figure a count or a ratio of one run, or it says what it hangs on."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import click


@dataclass(frozen=True)
class Row:
    """One measurement. `ratio` compares `value` with `baseline`, both of the same run."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None
    note: str = ""


def show(rows: list[Row]) -> None:
    """Print the table."""
    for row in rows:
        baseline = f"{row.baseline:,.2f}" if row.baseline is not None else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        click.echo(f"{row.name:<44}{row.value:>14,.2f} {row.unit:<10}{baseline:>12}{ratio:>8}  {row.note}")


def write(rows: list[Row], path: Path) -> None:
    """Write build/bench.json: a list of name, value, unit, baseline, ratio, note."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n", "utf-8")
