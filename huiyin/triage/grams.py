"""Texts as sets of character trigrams: what is compared when two messages are asked whether they are the same.

A text is normalised first: full-width signs become plain, case goes, only letters, digits and Chinese characters stay. A gram
is three neighbouring characters, written as a 32-bit hash.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]
LONGEST = 4000  # characters of a text that are looked at
# What every letter says: greeting, asking, thanking, that it is not the first. Where it stands nothing is compared. Written by
# hand, of the genre and not of a corpus (C).
_FORMULAS = re.compile(
    "尊敬的|敬爱的|各位领导|领导(?:们)?(?:您|你)?好|(?:您|你)们?好|打扰(?:您|你)?了|此致敬礼|(?:非常)?(?:谢谢|感谢|致谢)(?:您|你|领导)?"
    "|(?:恳|敬|特|再次)?请(?:求|问)?(?:领导|有关部门|相关部门|政府|上级)+|(?:有关|相关|上级)(?:部门|领导)|在?百忙之中"
    "|予以(?:关注|重视|解决|答复|核实|查处|处理)|(?:给予|给)?(?:一个)?明确的?(?:答复|回复|说法)(?:期限)?"
    "|(?:盼|望|期盼|请)(?:尽快|尽早|早日|及时)?(?:回复|答复)|望(?:领导|有关部门)|(?:如实)?核实"
    "|(?:再次|多次|已经|曾)+(?:来信|写信|反映|信访|上访|投诉)过?|第[一二三四五六七八九十几]次(?:写信|来信|反映|信访)了?"
    "|(?:我|这)?已经?是第[一二三四五六七八九十几]次(?:写信|来信|反映|信访)了?|(?:再次?)?就(?:下列|以下|如下)(?:问题|情况)"
    "|上次(?:信访|来信|反映|投诉)|只好再(?:写|来)|石沉大海|(?:拨打?|打)过?12345|工单已?办结|问题(?:仍|还是?|一直)?没有?(?:得到)?(?:解决|处理)"
    "|如果?再?不(?:处理|解决|答复|回复)我们?(?:将|会)?(?:继续)?向?上级?(?:反映|投诉|举报|上访)?|附件[是为]?(?:现场)?照片|受理告知[书单]|盼回复"
    "|至今(?:没有|未)(?:得到)?(?:任何)?(?:答复|回复|解决|处理)|向(?:您|你|上级|有关部门|领导)+(?:求助|反映|举报|投诉)"
)
_ELSE = re.compile(r"[\W_]+")
_MIX = tuple(np.uint64(one) for one in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_HALF = np.uint64(32)


def normal(text: str) -> str:
    """The text as it is compared: at most `LONGEST` letters, digits and Chinese characters."""
    return _ELSE.sub("", unicodedata.normalize("NFKC", text[: 2 * LONGEST]).lower())[:LONGEST]


def telling(plain: str) -> str:
    """A normalised text with a gap where it says what every letter says."""
    return _FORMULAS.sub("\n", plain)


def of_many(texts: Sequence[str]) -> tuple[Hashes, Numbers]:
    """The grams of normalised texts one after the other, and for each the place of its text; repeats are kept."""
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    chars = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.uint64)
    if len(chars) < 3:
        return np.empty(0, np.uint32), np.empty(0, np.int64)
    with np.errstate(over="ignore"):
        mixed = chars[:-2] * _MIX[0] ^ chars[1:-1] * _MIX[1] ^ chars[2:] * _MIX[2]
        mixed = (mixed ^ (mixed >> _HALF)) * _MIX[0]
    whose = np.repeat(np.arange(len(texts)), lengths)
    inside = whose[:-2] == whose[2:]  # a gram never spans two texts
    return (mixed >> _HALF).astype(np.uint32)[inside], whose[:-2][inside]


def of(text: str) -> Hashes:
    """The distinct grams of one normalised text, sorted."""
    return np.unique(of_many([text])[0])
