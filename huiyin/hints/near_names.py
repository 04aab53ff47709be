"""A name of a place that sounds or looks like what was typed: offered, never put in its stead.

Near is a name of which a sign or two were typed as others of the same sound; and, where nothing was found, a name of three
signs or more of which one was typed wrongly, left out or added, or two neighbours were swapped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from huiyin.hints.divisions import divisions

MOST = 3  # names offered at once
LONGEST = 12  # signs of a name
# The first sign of each syllable: the first level of GB 2312 is in the order of pinyin, without tones. [K]
_FIRSTS = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻哺擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗"
    "蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东兜都端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖"
    "棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸"
    "块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇"
    "拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼"
    "秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜嗽酸"
    "虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰"
    "一茵英哟拥幽淤鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
_CODES = [int.from_bytes(sign.encode("gb2312")) for sign in _FIRSTS]
_LEVEL_ONE = range(0xB0A1, 0xD7FA)


@dataclass(frozen=True, slots=True)
class Near:
    """A near name, and what was typed with it in place of the part it is near to."""

    name: str
    instead: str


def proposed(typed: str, on: date, *, found: bool) -> list[Near]:
    """Names of the office's places near to a part of what was typed; none where that holds a name as it is."""
    names = _table(frozenset(divisions(on).names))
    made: dict[str, Near] = {}
    for word in re.findall(r"\S+", typed):
        if not names.holds(word):
            for part, name in names.near(word, loosely=not found):
                made.setdefault(typed.replace(part, name), Near(name, typed.replace(part, name)))
    return list(made.values())[:MOST]


class Names:
    """Names, found by their sound and by their signs but one."""

    def __init__(self, names: Iterable[str]) -> None:
        self.known = frozenset(name for name in names if 2 <= len(name) <= LONGEST)
        self._sounding: dict[tuple[int, ...], list[str]] = defaultdict(list)
        self._missing: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.known):
            self._sounding[tuple(map(sound, name))].append(name)
            if len(name) > 2:
                for shape in _shapes(name):
                    self._missing[shape].append(name)

    def holds(self, word: str) -> bool:
        """Whether a name stands in the word as it is."""
        return any(part in self.known for part in _parts(word))

    def near(self, word: str, *, loosely: bool) -> Iterator[tuple[str, str]]:
        """Each part of the word beside a name near to it, the same sound first; each name once."""
        seen: set[str] = set()
        for ways in (self._by_sound, self._by_signs) if loosely else (self._by_sound,):
            for part in sorted(_parts(word), key=len, reverse=True):
                for name in ways(part):
                    if name not in seen:
                        seen.add(name)
                        yield part, name

    def _by_sound(self, part: str) -> list[str]:
        named = self._sounding.get(tuple(map(sound, part)), ())
        return [name for name in named if any(one == other for one, other in zip(part, name, strict=True))]

    def _by_signs(self, part: str) -> list[str]:
        swapped = [part[:at] + part[at + 1] + part[at] + part[at + 2 :] for at in range(len(part) - 1)]
        found = [one for one in swapped if one in self.known and len(one) > 2]
        for shape in (part, *_shapes(part)) if len(part) > 2 else (part,):
            found += self._missing.get(shape, ())
        return [name for name in found if abs(len(name) - len(part)) < 2]


@lru_cache(maxsize=2)
def _table(names: frozenset[str]) -> Names:
    return Names(names)


def sound(sign: str) -> int:
    """A number for the syllable of a sign; for one of the second level, or none of GB 2312, for the sign alone."""
    try:
        code = int.from_bytes(sign.encode("gb2312"))
    except UnicodeEncodeError:
        code = 0
    return bisect_right(_CODES, code) if code in _LEVEL_ONE else -ord(sign)


def _parts(word: str) -> Iterator[str]:
    for long in range(2, LONGEST + 2):
        yield from (word[at : at + long] for at in range(len(word) - long + 1))


def _shapes(name: str) -> Iterator[str]:
    """The name without one of its signs, and with a gap for it."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + "?" + name[at + 1 :]
