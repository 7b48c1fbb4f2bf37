"""Nothing happens, is said or decided without somebody responsible for it, and nothing happens that nobody reads."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from sim.columns import Kind
from sim.happenings.kinds import PROCESSES as LISTS
from sim.metrics import BY_NAME
from sim.processes.customer_relationship import RelationshipPlan
from sim.processes.customer_service import ServicePlan
from sim.processes.demand_management import DemandPlan
from sim.processes.manufacturing_flow import ManufacturingPlan
from sim.processes.order_fulfilment import FulfilmentPlan
from sim.processes.product_development import DevelopmentPlan
from sim.processes.returns_management import ReturnsPlan
from sim.processes.supplier_relationship import SupplierPlan
from sim.responsibility import EIGHT, FUNCTIONS, OF_EVENT, OF_MESSAGE, SubProcess, of_decision, parts, responsible
from sim.responsibility.page import document
from sim.responsibility.readers import TRACED, readers
from sim.strategy import StrategyPlan

ROOT = Path(__file__).parents[3]
PLANS = {
    "customer_relationship": RelationshipPlan,
    "customer_service": ServicePlan,
    "demand_management": DemandPlan,
    "order_fulfilment": FulfilmentPlan,
    "manufacturing_flow": ManufacturingPlan,
    "supplier_relationship": SupplierPlan,
    "product_development": DevelopmentPlan,
    "returns_management": ReturnsPlan,
    "strategy": StrategyPlan,
}
CODE = {path: path.read_text("utf-8") for path in (ROOT / "sim").rglob("*.py")}


def test_every_kind_of_event_has_a_responsible_function() -> None:
    kinds = [kind for kinds in LISTS for kind in kinds]
    assert [kind for kind in kinds if kind not in OF_EVENT] == []
    assert {responsible(kind) for kind in kinds} == set(FUNCTIONS)


def test_every_kind_of_message_has_one() -> None:
    assert [kind for kind in Kind if kind not in OF_MESSAGE] == []


def test_nothing_belongs_to_two_sub_processes() -> None:
    named = Counter(kind for _, part in parts() for kind in (*part.events, *part.messages, *part.decisions))
    assert [kind for kind, count in named.items() if count > 1] == []


def test_every_part_of_a_plan_is_a_decision_of_somebody() -> None:
    orphans = [
        f"{g}.{f.name}" for g, plan in PLANS.items() for f in fields(plan) if of_decision("", f"{g}.{f.name}") is None
    ]
    assert orphans == []


def test_every_decision_about_a_part_of_a_plan_is_about_one_that_there_is() -> None:
    kinds = [kind for _, part in parts() for kind in part.decisions if "." in kind and "/" not in kind]
    known = {f"{group}.{field.name}" for group, plan in PLANS.items() for field in fields(plan)}
    known |= {f"{group}.{each}" for group in PLANS for each in ("goals", "metrics")}
    assert [kind for kind in kinds if kind not in known] == []


def test_every_part_of_a_plan_is_read_by_a_room() -> None:
    """A decision counts only if something goes by it."""
    unread = [
        f"{group}.{field.name}"
        for group, plan in PLANS.items()
        for field in fields(plan)
        if not any(re.search(rf"\.{field.name}\b", text) for path, text in CODE.items() if path.name != "plan.py")
    ]
    assert unread == []


def test_every_decision_that_is_written_down_has_a_responsible_function() -> None:
    """All calls of `decide`, as they stand in the code; what is put together while it runs stands as *."""
    orphans = [
        f"{path.name}: {who}/{what}"
        for path, text in CODE.items()
        for who, what in _decisions(ast.parse(text))
        if not what.startswith("*") and of_decision(who, what) is None
    ]
    assert orphans == []


def _decisions(tree: ast.Module) -> list[tuple[str, str]]:
    """Who and what of each row that the code writes into the table of decisions."""
    named = _constants(tree)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sim."):
            path = ROOT / f"{node.module.replace('.', '/')}.py"
            named |= _constants(ast.parse(CODE[path])) if path in CODE else {}
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "decide"
    ]
    return [(_text(call.args[0], named), _text(call.args[2], named)) for call in calls if len(call.args) == 7]


def _constants(tree: ast.Module) -> dict[str, object]:
    return {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }


def _text(node: ast.expr, named: dict[str, object]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name) and node.id in named:
        return str(named[node.id])
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return "*"


def test_a_decision_belongs_where_it_is_named_most_exactly() -> None:
    found = of_decision("customer relationship", "allocation")
    assert found is not None and found[0].name == "customer relationship management"
    found = of_decision("finance", "allocation")
    assert found is not None and found[0].name == "order fulfilment"
    found = of_decision("supplier relationship", "agreement with motors_near")
    assert found is not None and found[1].name.startswith("Develop the agreement")
    assert of_decision("nobody", "the weather") is None


def test_every_sub_process_has_something_that_shows_it() -> None:
    empty = [part.name for process in EIGHT for part in process.sub_processes if not _kinds(part)]
    assert empty == []


def _kinds(part: SubProcess) -> tuple[object, ...]:
    return (*part.events, *part.messages, *part.decisions)


def test_every_kind_of_event_is_read_by_a_measure() -> None:
    found = readers()
    assert [kind for kind, names in found.items() if not names] == []
    assert [name for names in TRACED.values() for name in names if name not in BY_NAME] == []


def test_every_kind_of_event_happens_somewhere_in_the_code() -> None:
    """Steps of an order's life follow each other by number, from the first to the last."""
    told = "\n".join(text for path, text in CODE.items() if path.parent.name not in ("happenings", "responsibility"))
    steps = {"ENTERED", "PROCESSED", "DOCUMENTED", "PICKED", "DELIVERED"}
    missing = [kind for kinds in LISTS for kind in kinds if not re.search(rf"{kinds.__name__}\.{kind.name}\b", told)]
    assert {kind.name for kind in missing} == steps


def test_every_kind_of_message_has_a_front_door() -> None:
    """Somebody matches it, or hears it by a method of its own."""
    doors = "\n".join(CODE.values())
    for kind in Kind:
        name = "".join(part.title() for part in kind.name.split("_"))
        assert re.search(rf"case [^\n]*\b{name}\b|isinstance\([^)]*\b{name}\b|: {name}\b", doors), kind.name


@pytest.mark.parametrize("function", ["management", ""])
def test_only_seven_functions_are_known(function: str) -> None:
    with pytest.raises(ValueError, match="a function is one of marketing, sales"):
        SubProcess("strategic", "Plan", function)  # type: ignore[arg-type]


def test_the_page_is_up_to_date() -> None:
    """Written by `open("docs/responsibilities.md", "w").write(document())`."""
    assert (ROOT / "docs" / "responsibilities.md").read_text("utf-8") == document()
