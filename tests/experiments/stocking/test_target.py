"""What a target may say, and what is told of one that cannot be."""

import pytest

import experiments
from experiments.faults import Faults, InputError
from experiments.stocking.target import Target, target_of

CHAIN = ["scenario=distribution", "replenishment=base_stock", "horizon=60"]


def read(target, **more):
    faults = Faults()
    found = target_of({"verb": "optimise", "target": target, **more}, faults)
    return found, [str(fault) for fault in faults.found]


def test_a_number_is_a_fill_rate_and_places_have_their_own():
    assert read(0.9) == (Target(0.9), [])
    assert read(None) == (None, [])
    found, _ = read(
        {"orders in full": 0.9, "at.dc": 0.8, "at.dc.product.p7": None, "whole": True}, final={"replications": 5}
    )
    assert (found.service, found.whole, found.confirming) == ("orders in full", True, 5)
    assert [found.wanted("dc", "p1"), found.wanted("dc", "p7"), found.wanted("shop", "p7")] == [0.8, None, 0.9]


@pytest.mark.parametrize(
    ("target", "more", "said"),
    [
        (1.2, {}, "target: a service must lie between 0 and 1, got 1.2"),
        (1, {}, "target: a service must lie between 0 and 1, got 1"),
        ("high", {}, "target: a service must lie between 0 and 1, got 'high'"),
        (True, {}, "target: a service must lie between 0 and 1, got True"),
        ({"fill_rate": 0.9, "at.warehouse": 0}, {}, "must lie between 0 and 1, got 0"),
        ({"fill_rate": 0.9, "orders_in_full": 0.9}, {}, "target: must name one service, got 2"),
        ({"whole": True}, {}, "target: must name one service, got 0"),
        ({"fil_rate": 0.9}, {}, "target.fil_rate: there is no such key; did you mean fill_rate?"),
        ({"fill_rate": 0.9, "passes": 0}, {}, "passes must be a whole number of at least 1, got 0"),
        ({"fill_rate": 0.9, "whole": 1}, {}, "whole must be true or false, got 1"),
        (0.9, {"final": {"replications": 1}}, "confirming must be a whole number of at least 2, got 1"),
        (0.9, {"final": {"top": 3}}, "final: of a target has replications only"),
        (0.9, {"objectives": ["total cost"]}, "objectives: cannot be said beside target"),
        (0.9, {"verb": "sweep"}, "target: is what optimise asks for"),
    ],
)
def test_what_is_wrong_is_named(target, more, said):
    found, faults = read(target, **more)
    assert found is None or faults
    assert any(said in fault for fault in faults)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["target.fill_rate=95"], "target: a service must lie between 0 and 1, got 95"),
        (["target=0.9", "target.passes=0"], "passes must be a whole number of at least 1, got 0"),
        (["target=0.9", "demand.mean=9,10"], "factors: cannot be said beside target"),
        (["target=0.9", "record=totals"], "record: safety stock needs the levels of every period"),
        (["target=0.9", "replenishment=order_up_to"], "target: every stock is replenished by OrderUpTo"),
        (["target=0.9", "target.at.warehose=0.8"], "target.at.warehose: no such stock; did you mean warehouse"),
    ],
)
def test_bad_input_is_named_before_any_run(tmp_path, words, said):
    out = tmp_path / "out"
    with pytest.raises(InputError) as refused:
        experiments.optimise(*CHAIN, *words, out=out, workers=1)
    assert said in str(refused.value)
    assert not out.exists()


def test_a_target_is_nothing_for_a_sweep():
    with pytest.raises(InputError, match="target: is what optimise asks for"):
        experiments.sweep(*CHAIN, "demand.mean=9,10", target=0.9)
