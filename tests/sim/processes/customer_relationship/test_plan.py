import pytest

from sim.errors import ModelError
from sim.policies.agreement import Terms
from sim.policies.segmentation import ByCount, ByRevenue
from sim.processes.customer_relationship import AccountManagers, RelationshipPlan
from sim.processes.customer_relationship.agreed import agreed, between, levels
from tests.sim.processes.customer_relationship.firm import play

TWO = ByRevenue(ByCount((1,)))
OWN = Terms(lead_time=2, priority=3, reserve=10, notice=True, minimum=20, discount=0.1, gain_sharing=0.4)


def test_the_most_special_terms_count():
    agreements = {1: Terms(minimum=1), "key": Terms(minimum=2), "ann": Terms(minimum=3)}
    common = Terms(minimum=9)

    def minimum(account: str, segment: int, key: bool) -> float:
        return agreed(agreements, common, 1.0, account, segment, key).minimum

    assert minimum("ann", 1, True) == 3
    assert minimum("bob", 1, True) == 2
    assert minimum("bob", 1, False) == 1
    assert minimum("bob", 2, False) == 9


def test_differentiation_lies_between_common_and_own_terms():
    assert between(Terms(), OWN, 0.0) == Terms()
    assert between(Terms(), OWN, 1.0) == OWN
    assert between(Terms(), OWN, 0.5) == Terms(2, 2, 5, True, 10, 0.05, None, 0.2)
    assert between(Terms(), OWN, 0.25) == Terms(None, 2, 2.5, False, 5, 0.025, None, 0.1)
    assert between(Terms(lead_time=6), OWN, 0.25).lead_time == 5


def test_what_is_reserved_is_kept_from_everybody_after():
    terms = [Terms(priority=1, reserve=30), Terms(priority=2, reserve=10), Terms(priority=3)]
    assert levels(terms) == {1: 0, 2: 30, 3: 30}
    assert levels([*terms, Terms(priority=2, reserve=50)]) == {1: 0, 2: 30, 3: 50}


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"agreements": {3: Terms()}}, r"agreements\.3: no rule reaches class 3, .* classes 1 to 2; leave the"),
        ({"agreements": {"key": Terms()}}, "no account is ever key; set key_count or key_share"),
        (
            {"agreements": {1: Terms(priority=2), 2: Terms(priority=1)}},
            "contradict each other: class 1 has priority 2, after class 2 with 1; give class 1 priority 1 or less",
        ),
        (
            {"agreements": {"key": Terms(priority=2), 1: Terms(priority=1)}, "key_count": 1},
            "key has priority 2, after class 1 with 1",
        ),
        (
            {"agreements": {1: Terms(lead_time=5), 2: Terms(lead_time=3)}},
            "class 1 is promised its goods in 5, later than class 2 in 3; give class 1 a lead_time of 3 or less",
        ),
        (
            {"agreements": {1: Terms(reserve=40), 2: Terms()}},
            "40 units are reserved for priority 1, but nobody comes after it; give others, .* priority 2",
        ),
        ({"agreements": {1: Terms(), "1": Terms()}}, r"agreements\.1 is said twice; say it once"),
        ({"key_count": 2, "key_share": 0.1}, "key_count=2 and key_share=0.1 both say how many"),
        ({"differentiation": 1.5}, r"differentiation must lie in 0\.\.1, got 1\.5"),
        ({"interval": 0}, "interval must be a positive time"),
        ({"publish": ["everybody"]}, "publish to allocation, demand or both, got everybody"),
    ],
)
def test_plans_that_cannot_be(choices, told):
    with pytest.raises(ValueError, match=told):
        RelationshipPlan(segmentation=TWO, **choices)


def test_all_contradictions_are_told_at_once():
    with pytest.raises(ValueError, match=r"class 3, .*; agreements contradict"):
        RelationshipPlan(TWO, agreements={1: Terms(priority=2), 2: Terms(priority=1), 3: Terms(priority=3)})


def test_an_agreement_with_nobody():
    with pytest.raises(ModelError, match="nobody is called anna; say a class, key, or one of ann, bob"):
        play(RelationshipPlan(agreements={"anna": Terms()}), {"ann": (1,), "bob": (1,)})


def test_managers_visit_the_best_first():
    managers = AccountManagers(number=2, visits=2, each=3)
    assert managers.tour(["a", "b", "c", "d", "e"]) == ["a", "b", "c", "d"]  # type: ignore[list-item, comparison-overlap]
    assert managers.tour(["a"]) == ["a", "a", "a"]  # type: ignore[list-item, comparison-overlap]
    with pytest.raises(ValueError, match="must not be negative"):
        AccountManagers(cost=-1)
