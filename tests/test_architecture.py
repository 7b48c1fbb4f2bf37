"""The floors of the house and the size of its rooms, read from the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
SIM = sorted((HOME / "sim").rglob("*.py"))
EVERYTHING = sorted(path for name in ("sim", "scenarios", "experiments") for path in (HOME / name).rglob("*.py"))
LONGEST = 250

OUTSIDE = {"simpy", "numpy", "scipy", "networkx", "pandas", "duckdb", "pyvrp"}
TABLES_ONLY = {
    "pandas": {"sim.result", "sim.saving", "sim.metrics"},
    "duckdb": {"sim.saving"},
    "pyvrp": {"sim.policies.transport.optimised"},
}

NEVER = {
    "sim": {"scenarios", "configs", "experiments", "tests", "hydra", "omegaconf", "tqdm", "matplotlib"},
    "scenarios": {"configs", "experiments", "tests", "hydra", "omegaconf", "tqdm", "matplotlib"},
    "experiments": {"configs", "scenarios", "tests"},
    "sim.distributions": {"simpy", "sim.agents", "sim.processes", "sim.policies", "sim.simulation", "sim.metrics"},
    "sim.policies": {"simpy", "sim.processes", "sim.agents", "sim.simulation", "sim.simulate", "sim.metrics"},
    "sim.processes": {"sim.agents", "sim.metrics", "sim.simulate", "sim.result"},
    "sim.strategy": {"sim.agents", "sim.metrics", "sim.simulate", "sim.result"},
    "sim.metrics": {"simpy", "sim.agents", "sim.processes", "sim.policies", "sim.simulation", "sim.simulate"},
    "sim.agents": {"sim.metrics", "sim.result", "sim.simulate"},
}
"""What a package never imports when it runs: no arrow points upward. Names that serve types alone are free."""


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports when it runs, wherever in it."""
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")))


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                for other in child.orelse:
                    yield from _imports(other)
            case ast.Import():
                yield from (alias.name for alias in child.names)
            case ast.ImportFrom(module=str(module)):
                yield module
                yield from (f"{module}.{alias.name}" for alias in child.names)
            case _:
                yield from _imports(child)


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("package", NEVER)
def test_no_arrow_points_upward(package: str) -> None:
    arrows = [
        f"{name_of(path)} -> {module}"
        for path in EVERYTHING
        if within(name_of(path), package)
        for module in imports(path)
        if any(within(module, forbidden) for forbidden in NEVER[package])
    ]
    assert arrows == []


def test_processes_hand_over_through_the_hall_and_do_not_know_each_other() -> None:
    arrows = [
        f"{name_of(path)} -> {module}"
        for path in SIM
        if within(name_of(path), "sim.processes")
        for module in imports(path)
        if within(module, "sim.processes") and not within(module, ".".join(name_of(path).split(".")[:3]))
    ]
    assert arrows == []


def test_sim_stands_on_few_libraries() -> None:
    import sys

    foreign = {
        (name_of(path), module.partition(".")[0])
        for path in SIM
        for module in imports(path)
        if module.partition(".")[0] not in sys.stdlib_module_names | OUTSIDE | {"sim"}
    }
    assert foreign == set()


@pytest.mark.parametrize("library", TABLES_ONLY)
def test_tables_are_the_door_and_not_the_workshop(library: str) -> None:
    users = {name_of(path) for path in SIM for module in imports(path) if within(module, library)}
    allowed = TABLES_ONLY[library]
    assert [user for user in sorted(users) if not any(within(user, room) for room in allowed)] == []


def test_relative_imports_are_not_used() -> None:
    nodes = [(path, node) for path in EVERYTHING for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    assert [name_of(path) for path, node in nodes if isinstance(node, ast.ImportFrom) and node.level] == []


def test_no_room_is_too_large() -> None:
    long = {name_of(path): count for path in EVERYTHING if (count := len(path.read_text().splitlines())) > LONGEST}
    assert long == {}


def test_every_package_is_shipped() -> None:
    folders = {path.parent for path in EVERYTHING}
    assert [str(folder.relative_to(HOME)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
