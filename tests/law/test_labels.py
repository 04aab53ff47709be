"""Words that label a person are found in whatever dress; what happened may be written (rulebook F.4)."""

import pytest

from huiyin.law import labels


def words(text: str) -> set[str]:
    return {label.word for label in labels.found(text)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("此人缠访多年", "缠访"),
        ("系闹 访 人员", "闹访"),
        ("老·上\u200b访户", "老上访"),
        ("疑似精神病", "精神病"),
        ("诉求无理", "无理"),
        ("列为重点人员", "重点人员"),
        ("已列入黑　名　单", "黑名单"),
        ("真是刁民", "刁民"),
        ("纏訪不休", "缠访"),
        ("a TROUBLE maker", "troublemaker"),
        ("ＢＬＡＣＫＬＩＳＴ", "blacklist"),
        ("多次上访", "多次上访"),
        ("打算找记者", "找记者"),
    ],
)
def test_a_label_is_found_however_it_is_dressed(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "3月2日到访，要求当面说明丈量结果，已约3月5日。",
        "等测绘报告；请小何核对第二项诉求的合同。",
        "七天无理由退货的投诉，另案处理。",
        "所反映的是县精神病院的收费问题。",
        "已请求复查，请把案卷送市局。",
        "来访时腿脚不便，请安排一楼接待室。",
        "请重点关注期限。",
    ],
)
def test_what_happened_may_be_written(text: str) -> None:
    assert words(text) == set()


def test_only_the_longest_of_words_in_one_another_is_told() -> None:
    assert words("无理取闹") == {"无理取闹"}


def test_an_innocent_word_does_not_hide_the_label_beside_it() -> None:
    assert words("精神病院送来的精神病") == {"精神病"}


def test_every_word_of_the_list_is_found_and_has_its_reason_and_another_way_in_both_languages() -> None:
    listed = [(word, why) for why, some in labels.WORDS.items() for word in some]
    assert len({word for word, _ in listed}) == len(listed)
    for word, why in listed:
        assert any(word in label.word or label.word in word for label in labels.found(f"某甲{word}某乙")), (
            word
        )
        assert why.zh and why.en and why.instead_zh and why.instead_en  # noqa: PT018
        assert labels.found(why.instead_zh) == (), "what is proposed instead labels nobody"
        assert labels.found(why.instead_en) == ()
