"""Categories learned from a file and measured on another; every text here is invented."""

import csv
import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from huiyin.config.commands.triage import command
from huiyin.triage import calibration, classes, models
from huiyin.triage.features import Message
from huiyin.triage.reasons import reasons
from huiyin.triage.tables import Unusable

ABOUT = {
    "道路": ["路面坑洼", "红绿灯坏了", "公交车不停站", "路灯不亮", "人行道被占"],
    "学校": ["老师补课收费", "学位不够", "食堂饭菜凉", "校服太贵", "幼儿园招生"],
    "环境": ["河水发黑", "工厂冒烟", "夜里噪音", "垃圾没人运", "养猪场臭味"],
}
PLACES = ["青禾镇", "松亭街", "白鹭湾", "云岭村", "南桥里"]


def invented(count: int, seed: int) -> list[dict[str, str]]:
    """Rows of a table: text, title, label, grp."""
    chance = random.Random(seed)
    made = []
    for at in range(count):
        label = chance.choice(list(ABOUT))
        one, two = chance.sample(ABOUT[label], 2)
        place = chance.choice(PLACES)
        text = f"{place}{one}，反映过{chance.randint(2, 90)}次，还有{two}，请处理。"
        made.append({"title": f"{place}{one}", "text": text, "label": label, "grp": f"g{at // 2}"})
    return made


def table(
    path: Path, made: list[dict[str, str]], columns: tuple[str, ...] = ("title", "text", "label", "grp")
) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, extrasaction="ignore")
        out.writeheader()
        out.writerows(made)
    return path


@cache
def learned() -> models.Model:
    return freshly_learned()


def freshly_learned() -> models.Model:
    made = invented(60, seed=1)
    texts = [Message(row["text"], row["title"]) for row in made]
    return classes.learn(texts, [row["label"] for row in made], [row["grp"] for row in made])


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(command, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_a_model_is_trained_on_one_file_and_measured_on_another(tmp_path):
    one = table(tmp_path / "one.csv", invented(60, seed=1))
    two = table(tmp_path / "two.csv", invented(40, seed=2))
    code, said, _ = run("train", one, "--model", tmp_path / "model")
    assert code == 0
    assert "60" in said
    code, said, warned = run("evaluate", two, "--model", tmp_path / "model", "--json")
    figures = json.loads(said)
    assert (code, warned) == (0, "")
    assert set(figures) == {"n", "accuracy", "macro_f1", "top3", "ece", "p50_ms", "p95_ms", "model_mb"}
    assert figures["n"] == 40
    assert figures["macro_f1"] > 0.9
    assert figures["top3"] == 1


def test_it_says_so_where_the_model_has_seen_the_file(tmp_path):
    one = table(tmp_path / "one.csv", invented(60, seed=1))
    run("train", one, "--model", tmp_path / "model")
    code, said, warned = run("evaluate", one, "--model", tmp_path / "model")
    assert code == 0
    assert "has learned from this file" in warned
    assert "macro_f1" in said


def test_without_a_title_it_works_as_well(tmp_path):
    one = table(tmp_path / "one.csv", invented(60, seed=1), ("text", "label"))
    two = table(tmp_path / "two.csv", invented(30, seed=2), ("text", "label"))
    assert run("train", one, "--model", tmp_path / "model")[0] == 0
    assert json.loads(run("evaluate", two, "--model", tmp_path / "model", "--json")[1])["accuracy"] > 0.9


def test_folds_put_a_plain_machine_beside(tmp_path):
    one = table(tmp_path / "one.csv", invented(60, seed=1))
    code, said, _ = run("evaluate", one, "--folds", 3, "--json")
    figures = json.loads(said)
    assert code == 0
    assert figures["n"] == 60
    assert figures["macro_f1"] > 0.9
    assert 0 <= figures["plain_macro_f1"] <= 1
    assert len(figures["each_macro_f1"]) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("text,kind\n路不平,道路\n", "缺少列 label"),
        ("text,label\n路不平,\n", "没有内容或类别"),
        ("text,label\n", "没有一行"),
        ("text,label\n路不平,道路\n灯不亮,道路\n", "至少要有两个类别"),
        ("text,label\n路不平,道路\n灯不亮,道路\n河水黑,环境\n", "不足 2 条：环境"),
        ("text,label,grp\n路不平,道路,1\n灯不亮,道路,1\n河水黑,环境,2\n河水臭,环境,2\n", "一组相近的内容"),
    ],
)
def test_a_file_that_cannot_be_learned_from_ends_in_a_sentence(tmp_path, text, sentence):
    one = tmp_path / "one.csv"
    one.write_text(text, encoding="utf-8")
    code, said, why = run("train", one, "--model", tmp_path / "model")
    assert (code, said) == (2, "")
    assert sentence in why
    assert len(why.strip().splitlines()) == 2
    assert not (tmp_path / "model").exists()


def test_no_model_and_a_damaged_one_end_in_a_sentence(tmp_path):
    one = table(tmp_path / "one.csv", invented(10, seed=1))
    assert run("evaluate", one, "--model", tmp_path / "none")[0] == 2
    assert run("evaluate", one)[0] == 2
    models.save(learned(), tmp_path / "model")
    whole = (tmp_path / "model" / models.NUMBERS).read_bytes()
    for damaged in (b"PK not a model", b"", whole[: len(whole) // 2]):
        (tmp_path / "model" / models.NUMBERS).write_bytes(damaged)
        code, _, why = run("evaluate", one, "--model", tmp_path / "model")
        assert code == 2
        assert "damaged" in why


def test_a_model_whose_parts_do_not_fit_is_damaged(tmp_path):
    models.save(replace(learned(), labels=("道路", "学校")), tmp_path)
    with pytest.raises(Unusable):
        models.load(tmp_path)


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(Unusable):
        models.save(learned(), tmp_path / "taken" / "model")


def test_a_model_comes_back_from_disk_as_it_was(tmp_path):
    model = learned()
    models.save(model, tmp_path)
    again = models.load(tmp_path)
    for row in invented(10, seed=3):
        message = Message(row["text"], row["title"])
        assert np.allclose(model.probabilities(message), again.probabilities(message), atol=1e-6)


def test_learning_twice_gives_the_same(tmp_path):
    message = Message("青禾镇河水发黑")
    assert learned().suggest(message) == freshly_learned().suggest(message)


def test_no_words_of_a_message_are_in_the_model(tmp_path):
    models.save(learned(), tmp_path)
    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for place in PLACES:
        assert place.encode() not in everything
        assert place.encode("utf-32-le") not in everything


@pytest.mark.parametrize("text", ["", " ", "。", "x", "\ud800", "路" * 100_000, "\x00😀\u200b"])
def test_any_text_gets_probabilities(text):
    likely = learned().probabilities(Message(text))
    assert likely.sum() == pytest.approx(1)
    assert np.isfinite(likely).all()


def test_one_message_of_a_category_is_too_few():
    with pytest.raises(Unusable):
        classes.learn(
            [Message("路"), Message("路灯"), Message("河")], ["道路", "道路", "环境"], ["1", "2", "3"]
        )


def test_probabilities_mean_what_they_say():
    chance = np.random.default_rng(0)
    truth = chance.integers(0, 3, 4000)
    scores = np.eye(3)[truth] * 0.3 + chance.normal(0, 0.2, (4000, 3))
    scale = calibration.fitted(scores[:2000], truth[:2000])
    assert calibration.error(scale.probabilities(scores[2000:]), truth[2000:]) < 0.04


def test_calibration_error_is_the_gap_between_said_and_found():
    likely = np.array([[0.9, 0.1], [0.9, 0.1], [0.2, 0.8], [0.2, 0.8]])
    assert calibration.error(likely, np.array([0, 0, 1, 0])) == pytest.approx((0.2 + 0.6) / 4)


def test_a_reason_is_a_word_of_the_message():
    message = Message("白鹭湾食堂饭菜凉，家长不满。")
    label = learned().suggest(message)[0][0]
    assert label == "学校"
    why = reasons(learned(), message, label)
    assert "食堂" in why
    assert all(word in message.text for word in why)
    assert "食堂" not in reasons(learned(), message, "道路")
    assert reasons(learned(), Message("。"), "道路") == []


def test_unlabelled_messages_and_a_taxonomy_may_be_given(tmp_path):
    one = table(tmp_path / "one.csv", invented(60, seed=1))
    free = table(tmp_path / "free.csv", invented(20, seed=5), ("text",))
    names = tmp_path / "names.csv"
    names.write_text("first,second,third\n道路,交通,隧道渗水\n医院,门诊,挂号\n", encoding="utf-8")
    code, said, _ = run(
        "train",
        one,
        "--model",
        tmp_path / "model",
        "--unlabelled",
        free,
        "--unlabelled",
        free,
        "--taxonomy",
        names,
    )
    assert code == 0
    assert "40 without a category" in said
    model = models.load(tmp_path / "model")
    assert model.labels == tuple(sorted(ABOUT))


def test_help_speaks_both_languages():
    for name in ("train", "evaluate"):
        _, said, _ = run(name, "--help")
        assert "类别" in said or "分类" in said
        assert "messages" in said


def test_too_many_folds_end_in_a_sentence(tmp_path):
    code, _, why = run("evaluate", table(tmp_path / "one.csv", invented(12, seed=1)), "--folds", 12)
    assert code == 2
    assert "folds are too many" in why


def test_two_categories_are_enough(tmp_path):
    made = [row for row in invented(60, seed=1) if row["label"] != "环境"]
    model = classes.learn(
        [Message(row["text"], row["title"]) for row in made],
        [row["label"] for row in made],
        [row["grp"] for row in made],
    )
    assert [name for name, _ in model.suggest(Message("松亭街路灯不亮"))] == ["道路", "学校"]


def test_a_model_is_no_larger_than_it_may_be_and_comes_out_of_one_piece_as_it_went_in():
    made = invented(60, seed=1)
    texts = [Message(row["text"], row["title"]) for row in made]
    small = classes.learn(texts, [row["label"] for row in made], [row["grp"] for row in made], largest=8_000)
    whole = learned()
    assert 0 < sum(len(block.keys) for block in small.blocks) * 18 <= 8_000
    assert len(models.packed(small)) < len(models.packed(whole))
    again = models.unpacked(models.packed(whole))
    assert again.suggest(texts[0]) == whole.suggest(texts[0])
    for broken in (b"", b"no model", models.packed(whole)[:-40]):
        with pytest.raises(Unusable):
            models.unpacked(broken)
