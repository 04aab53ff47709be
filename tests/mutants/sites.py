"""The places where a module of the law can be changed, each with one change and a line that says it.

`sites(tree)` gives them in a fixed order; `site.change()` alters the tree in place. Parse anew for the next.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

DECLARED, BODY = "declared", "body"
LENGTHS = {"days": "working_days", "working_days": "days", "months": "days", "years": "months"}
LISTED = frozenset(
    [
        "by",
        "where",
        "when",
        "then",
        "klass",
        "route",
        "provided",
        "starts",
        "stops",
        "voids",
        "papers",
        "needs",
        "stages",
        "asks",
        "contents",
        "sets",
    ]
)
FLAGS = frozenset(
    [
        "enabled",
        "guidance",
        "required",
        "secret",
        "rolls_over",
        "served",
        "restricted",
        "met",
        "office_sets_length",
    ]
)
ERASED = frozenset({"extends", "excludes", "moves", "breach", "choose", "only", "extension", "met_on"})
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True)
class Site:
    """One change: what sort, where, in words, and how it is made."""

    sort: str
    line: int
    words: str
    change: Callable[[], object]


def sites(tree: ast.Module, *, declarations: bool) -> Iterator[Site]:
    """Every change to a module; `declarations` where it declares the law and does not only reckon with it."""
    inside = {id(node) for each in _functions(tree) for node in _body_of(each)}
    for node in ast.walk(tree):
        if declarations:
            yield from _of_declaration(node)
        if id(node) in inside:
            yield from _of_body(node)


def _functions(tree: ast.Module) -> Iterator[ast.AST]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda))


def _body_of(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function's body: not its signature, annotations or decorators."""
    body = function.body  # type: ignore[attr-defined]
    for part in body if isinstance(body, list) else [body]:
        yield from ast.walk(part)


# ── what is declared ─────────────────────────────────────────────────────────────────────────


def _of_declaration(node: ast.AST) -> Iterator[Site]:
    if isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.keyword):
        yield from _of_keyword(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        yield from _of_constant(node)


def _of_call(node: ast.Call) -> Iterator[Site]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    first = node.args[0] if node.args else None
    if name in LENGTHS and isinstance(first, ast.Constant):
        said = f"{name}({first.value})"
        yield _set(node, first, "value", first.value + 1, f"{said} → one more")
        yield _set(node, node.func, "id", LENGTHS[name], f"{said} → {LENGTHS[name]}")
    if name == "Article" and isinstance(first, ast.Constant) and first.value:
        yield _set(node, first, "value", "99", f"Article {first.value} → 99")
    if name == "Condition":
        for keyword in node.keywords:
            if keyword.arg == "holds":
                yield _set(node, keyword, "value", _always(), f"Condition {_code(node)} always holds")


def _of_keyword(node: ast.keyword) -> Iterator[Site]:
    value = node.value
    if node.arg in LISTED:
        yield from _drops(node.arg or "", value)
    if node.arg in FLAGS and isinstance(value, ast.Constant) and isinstance(value.value, bool):
        yield _set(value, value, "value", not value.value, f"{node.arg}={value.value} flipped")
    if node.arg in ERASED and not isinstance(value, ast.Constant | ast.Name):
        yield _set(value, node, "value", ast.Constant(None), f"{node.arg} taken away")
    if node.arg == "extends" and isinstance(value, ast.Constant) and value.value:
        yield _set(value, value, "value", "", f"extends={value.value} taken away")


def _of_constant(node: ast.Assign | ast.AnnAssign) -> Iterator[Site]:
    """A name that stands for a number or a set elsewhere: `MOST_REPRESENTATIVES = 5`."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    name, value = ast.unparse(target), node.value
    if not name.isupper():
        return
    if isinstance(value, ast.Constant) and type(value.value) is int:
        yield _set(value, value, "value", value.value + 1, f"{name} = {value.value} → one more")
    elif value is not None:
        yield from _drops(name, value)


def _drops(name: str, value: ast.expr) -> Iterator[Site]:
    """Each element of a tuple, set or mapping left out once."""
    while (
        isinstance(value, ast.Call)
        and value.args
        and ast.unparse(value.func) in ("frozenset", "MappingProxyType")
    ):
        value = value.args[0]
    if isinstance(value, ast.Tuple | ast.Set | ast.List):
        for place, element in enumerate(value.elts):
            words = f"{name} without {_short(element)}"
            yield Site(DECLARED, element.lineno, words, lambda at=place, of=value: _leave_out(of, at))
    elif isinstance(value, ast.Dict):
        for place, key in enumerate(value.keys):
            words = f"{name} without {_short(key)}" if key else f"{name} without a part"
            yield Site(DECLARED, value.lineno, words, lambda at=place, of=value: _leave_key_out(of, at))


def _leave_out(value: ast.Tuple | ast.Set | ast.List, place: int) -> None:
    del value.elts[place]
    if not value.elts and isinstance(value, ast.Set):  # `{}` would be a mapping
        value.elts.append(ast.Starred(ast.Tuple([], ast.Load()), ast.Load()))


def _leave_key_out(value: ast.Dict, place: int) -> None:
    del value.keys[place], value.values[place]


def _always() -> ast.expr:
    return ast.parse("lambda *_, **__: True", mode="eval").body


def _code(node: ast.Call) -> str:
    return next((_short(each.value) for each in node.keywords if each.arg == "code"), "?")


# ── what functions do ────────────────────────────────────────────────────────────────────────


def _of_body(node: ast.AST) -> Iterator[Site]:
    if isinstance(node, ast.Compare):
        for place, sign in enumerate(node.ops):
            if other := COMPARED.get(type(sign)):
                words = f"{_short(node)}: {type(sign).__name__} → {other.__name__}"
                yield Site(
                    BODY, node.lineno, words, lambda at=place, of=node, new=other: _compare(of, at, new)
                )
    elif isinstance(node, ast.BoolOp):
        other_word = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _set(node, node, "op", other_word, f"{_short(node)}: and ↔ or", BODY)
    elif isinstance(node, ast.BinOp) and type(node.op) in RECKONED:
        sign = RECKONED[type(node.op)]
        yield _set(node, node, "op", sign(), f"{_short(node)} → {sign.__name__}", BODY)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _set(node, node, "operand", _not(node.operand), f"{_short(node)}: not left out", BODY)
    else:
        yield from _of_value(node)


def _of_value(node: ast.AST) -> Iterator[Site]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield _set(node, node, "test", _not(node.test), f"if {_short(node.test)}: turned round", BODY)
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield _set(node, node, "value", ast.Constant(None), f"return {_short(node.value)} → None", BODY)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield _set(node, node, "value", not node.value, f"{node.value} flipped", BODY)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield _set(node, node, "value", node.value + 1, f"{node.value} → one more", BODY)


def _compare(node: ast.Compare, place: int, sign: type[ast.cmpop]) -> None:
    node.ops[place] = sign()


def _not(node: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), node)


def _set(
    at: ast.expr | ast.stmt, of: ast.AST, name: str, value: object, words: str, sort: str = DECLARED
) -> Site:
    return Site(sort, at.lineno, words, lambda: setattr(of, name, value))


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else text[:57] + "…"
