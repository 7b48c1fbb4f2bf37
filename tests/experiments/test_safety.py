import sys
from pathlib import Path

import pytest

from experiments.faults import Faults
from experiments.safety import admit, inspect, resolve
from sim.policies.replenishment import BaseStock


def test_what_is_defined_here_is_found_wherever_it_is_named() -> None:
    assert resolve("sim.policies.replenishment.BaseStock", ["sim"]) is BaseStock
    assert resolve("sim.policies.replenishment.base_stock.BaseStock", ["sim"]) is BaseStock


@pytest.mark.parametrize(
    "target",
    [
        "os.system",
        "builtins.eval",
        "subprocess.Popen",
        "sim.simulate.gc.collect",
        "sim.streams.Generator",
        "sim.distributions.protocol.Protocol",
        "sim.policies.replenishment",
        "simulator.BaseStock",
        "sim",
        "experiments.running.run",
    ],
)
def test_what_is_defined_elsewhere_is_refused(target: str) -> None:
    with pytest.raises(ValueError, match="defined in sim"):
        resolve(target, ["sim", "scenarios"])


def test_a_misspelt_name_gets_a_suggestion() -> None:
    with pytest.raises(ValueError, match="did you mean BaseStock"):
        resolve("sim.policies.replenishment.BaseStok", ["sim"])


def test_resolvers_and_targets_are_found_at_any_depth() -> None:
    faults = Faults()
    tree = {
        "a": [{"_target_": "os.system"}],
        "b": {"c": "x ${oc.env:HOME}"},
        "d": "${a.b}",
        "e": "${a.${oc.decode:x}}",
    }
    inspect(tree, ["sim"], faults)
    assert [fault.place for fault in faults.found] == ["a[0]._target_", "b.c", "e"]


def test_a_module_of_the_users_own_is_found_from_the_current_folder(own: Path) -> None:
    assert admit(["half_policies"]) == []
    assert resolve("half_policies.Half", ["sim", "half_policies"]).__name__ == "Half"
    with pytest.raises(ValueError, match="not a class or function defined"):
        resolve("half_policies.system", ["sim", "half_policies"])
    assert sys.modules["sim"].__file__ != str(own / "sim" / "__init__.py")


def test_modules_that_are_no_policies_of_the_users_own_are_not_admitted(own: Path) -> None:
    said = admit(["subprocess", "sim", "not_there"])
    assert [name in text for name, text in zip(["subprocess", "sim", "not_there"], said, strict=True)] == [True] * 3


def test_a_module_that_could_not_be_imported_is_a_fault() -> None:
    with pytest.raises(ValueError, match=r"'not_there\.Rule' cannot be had: No module named 'not_there'"):
        resolve("not_there.Rule", ["not_there"])
