"""What it costs to tell which division an address speaks of, in a table of 3,100 divisions and 20,000 places, all made up."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from statistics import quantiles

from huiyin.config.bench.table import Row
from huiyin.triage.regions import Divisions

SEED, ASKED, SCANNED = 7, 2000, 100
_SIGNS = "清河望江柳溪白鹭青禾石川云泽雾津芦渡松涛竹影枫桥红岩南屏北岭东湖西山金沙银滩玉泉龙潭凤仪鹤鸣"
_SHARED = ("人民路", "中心小学", "和平小区")  # names hundreds of places have


def rows() -> list[Row]:
    """The 95th percentile of one address, beside that of looking for every name of the table in it."""
    chance = random.Random(SEED)  # noqa: S311  (made-up names)  # nosec B311
    table, addresses = _made(chance)
    divisions = Divisions(table)
    names = {row["name"] for row in table}
    plain = _p95(lambda text: [name for name in names if name in text], addresses[:SCANNED])
    found = _p95(divisions.find, addresses)
    return [Row("an address among 23,100 places, p95", found, "ms", plain, plain / found, "aim ≤ 1 ms")]


def _p95(ask: Callable[[str], object], addresses: Sequence[str]) -> float:
    spent = []
    for text in addresses:
        begun = time.perf_counter()
        ask(text)
        spent.append(1000 * (time.perf_counter() - begun))
    return quantiles(spent, n=20)[-1]


def _made(chance: random.Random) -> tuple[list[dict[str, str]], list[str]]:
    """31 provinces, 310 cities, 2,790 counties, one in twenty of a name others have; and addresses in them."""

    def name(kinds: Sequence[str]) -> str:
        return "".join(chance.choices(_SIGNS, k=2)) + chance.choice(kinds)

    table, counties = [], []
    for province in range(10, 41):
        table.append({"code": f"{province}0000", "name": name("省")})
        for city in range(1, 11):
            table.append({"code": f"{province}{city:02}00", "name": name("市")})
            for county in range(1, 10):
                shared = chance.random() < 0.05
                told = "鼓楼区" if shared else name("县区")
                counties.append((f"{province}{city:02}{county:02}", table[-1]["name"] + told))
                table.append({"code": counties[-1][0], "name": told})
    addresses = []
    for number in range(20_000):
        lies_in, full = chance.choice(counties)
        told = chance.choice(_SHARED) if chance.random() < 0.1 else name(("大道", "小区", "小学"))
        table.append({"code": f"P{number}", "name": told, "parent": lies_in, "place": "yes"})
        if number < ASKED:
            addresses.append((full if number % 2 else "") + told + "三单元楼道积水，没有人管")
    return table, addresses
