"""What a customer goes through with its orders, told order by order."""

from itertools import pairwise
from math import exp

import pytest

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.loyalty import Loyalty
from sim.messages import Notice
from sim.policies.demand import Dated, Listed, Steady
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

PEN = Product("pen", price=2.0)


def played(
    demand,
    loyalty,
    *,
    stock=100.0,
    arriving=(),
    horizon=20.0,
    transit=0.0,
    seed=1,
    record="orders",
    patience=Patience(),
    meanwhile=lambda sim, ann, shop: None,
    **house,
):
    """A shop with one customer, ann, and both afterwards."""
    seen = {}

    def build(sim: Simulation) -> None:
        shop = Warehouse(sim, "shop", stocks={PEN: stock}, replenishment=OrderList(arriving), **house)
        connect(shop, Supplier(sim, "source"), transit=1)
        ann = seen["ann"] = Customer(sim, "ann", wants=Single(PEN, demand), loyalty=loyalty, patience=patience)
        connect(ann, shop, transit=transit)
        meanwhile(sim, ann, shop)

    return simulate(build, horizon=horizon, seed=seed, record=record), seen["ann"]


def happened(run: Result, what: str) -> list[tuple[int, float]]:
    """How often, and the sum of the values, of one kind of event, in the order of groups."""
    return [(facts.count, facts.total) for facts in run.facts.happenings if facts.what == what]


def ordered(run: Result) -> list[float]:
    return run.order_lines.query("buyer == 'ann'")["quantity"].tolist()


def test_every_order_served_as_expected_is_perfect() -> None:
    run, ann = played(Listed((3, 4)), Loyalty(learning=0.5))
    assert happened(run, "experienced") == [(2, 2.0)]
    assert ann.bond.satisfaction == pytest.approx(0.95)
    assert not ann.bond.waiting


def test_late_by_its_own_wish() -> None:
    """Wanted within 1, there after 3: late 2 of 10."""
    run, ann = played(Listed((3,)), Loyalty(), transit=3.0, patience=Patience(due_after=1.0))
    assert happened(run, "experienced") == [(1, pytest.approx(0.8))]
    assert ann.bond.fill_rate == pytest.approx(0.95 - 0.1 * 0.95)


@pytest.mark.parametrize(
    ("quote", "warned", "score"),
    [
        (0.5, 0.5, 0.8),  # a promise before the date asked for changes nothing
        (1.0, 0.5, 0.8),
        (2.0, 0.5, 0.85),  # one day announced, one broken
        (3.0, 0.5, 0.9),  # both announced
        (6.0, 0.5, 0.75),  # five announced, though it came after two
        (2.0, 1.0, 0.8),  # who is not soothed by being told minds every day
        (3.0, 1.0, 0.8),
        (6.0, 1.0, 0.5),
        (6.0, 0.0, 1.0),
    ],
)
def test_late_by_its_own_wish_whatever_it_was_promised(quote: float, warned: float, score: float) -> None:
    """Wanted within 1, there after 3."""
    loyalty, patience = Loyalty(warned=warned, memory=1.0), Patience(due_after=1.0)
    run, ann = played(Listed((3,)), loyalty, transit=3.0, patience=patience, quote=quote)
    assert happened(run, "experienced") == [(1, pytest.approx(score))]
    assert ann.bond.fill_rate == 0.0


def test_a_promise_broken_with_notice_counts_as_announced() -> None:
    """Wanted within 1, promised within 4, there after 8, which is said at 2: seven days, all of them told."""

    def meanwhile(sim, ann, shop):
        def say(_):
            ann.receive(Notice(shop, ann, next(iter(ann.bond.waiting)), 8.0, sim.env.now))

        Moment(sim.env, say, Phase.PLANNING).at(2.0)

    def score(ahead: float) -> float:
        loyalty, patience = Loyalty(warned=0.5, ahead=ahead), Patience(due_after=1.0)
        run, _ = played(Listed((3,)), loyalty, transit=8.0, patience=patience, quote=4.0, meanwhile=meanwhile)
        return happened(run, "experienced")[0][1]

    assert score(2.0) == pytest.approx(0.65)
    assert score(2.5) == pytest.approx(0.45)


def falls(outcomes: list[tuple[float, ...]]) -> bool:
    """Whether nothing rises from one to the next, and something falls in all."""
    steps = pairwise(outcomes)
    never = all(after <= before + 1e-9 for pair in steps for before, after in zip(*pair, strict=True))
    return never and outcomes[-1] != outcomes[0]


# who is not soothed by being told; who is, and is promised later than anything comes
QUOTES = pytest.mark.parametrize(
    ("warned", "quotes"), [(1.0, (None, 1.0, 2.0, 3.0, 5.0, 9.0)), (0.5, (7.0, 9.0, 12.0)), (0.5, (None, 9.0))]
)


@QUOTES
def test_a_later_quote_makes_nobody_happier(warned: float, quotes: tuple[float | None, ...]) -> None:
    """Wanted within 1, some there in time, others days late."""

    def outcome(quote: float | None) -> tuple[float, float]:
        run, ann = played(
            Steady(3.0),
            Loyalty(warned=warned),
            stock=40.0,
            arriving=(0,) * 18 + (9,) * 30,
            horizon=60.0,
            transit=1.0,
            patience=Patience(due_after=1.0),
            quote=quote,
        )
        assert len(ordered(run)) == 60
        return ann.bond.satisfaction, ann.bond.fill_rate

    assert falls([outcome(quote) for quote in quotes])


@QUOTES
def test_a_later_quote_makes_nobody_order_more(warned: float, quotes: tuple[float | None, ...]) -> None:
    """Wanted within 1, all there within 2, however much is ordered."""

    def outcome(quote: float | None) -> tuple[float]:
        loyalty = Loyalty(warned=warned, wallet=0.6, attraction=3.0, elasticity=0.01)
        patience = Patience(due_after=1.0)
        run, _ = played(Steady(3.0), loyalty, stock=9e9, horizon=200.0, transit=2.0, patience=patience, quote=quote)
        return (sum(ordered(run)),)

    assert falls([outcome(quote) for quote in quotes])


def test_an_order_in_parts_is_over_with_the_last() -> None:
    """5 of 8 at once, 3 after 4: late 4, filled 5/8."""
    run, ann = played(Listed((8,)), Loyalty(memory=1.0), stock=5.0, arriving=(0, 0, 0, 3))
    assert happened(run, "experienced") == [(1, pytest.approx(0.6))]
    assert ann.bond.fill_rate == pytest.approx(5 / 8)


def test_short_by_what_never_comes() -> None:
    run, ann = played(Listed((8,)), Loyalty(memory=1.0), stock=6.0, patience=Patience(backorder=0.0))
    assert happened(run, "experienced") == [(1, pytest.approx(0.75))]
    assert ann.bond.fill_rate == pytest.approx(0.75)


def test_who_leaves_an_order_was_kept_waiting_and_is_short_of_all_of_it() -> None:
    run, _ = played(Listed((8,)), Loyalty(), stock=0.0, patience=Patience(longest=5.0))
    assert happened(run, "experienced") == [(1, pytest.approx(-0.5))]


def test_who_is_told_in_time_minds_less() -> None:
    def meanwhile(sim, ann, shop, at=1.0):
        def say(_):
            order = next(iter(ann.bond.waiting))
            ann.receive(Notice(shop, ann, order, 8.0, sim.env.now))

        Moment(sim.env, say, Phase.PLANNING).at(at)

    def score(at: float, loyalty: Loyalty) -> float:
        run, _ = played(
            Listed((3,)),
            loyalty,
            transit=8.0,
            patience=Patience(due_after=4.0),
            meanwhile=lambda *them: meanwhile(*them, at=at),
        )
        return happened(run, "experienced")[0][1]

    halved = Loyalty(warned=0.5, ahead=2.0)
    assert score(2.0, halved) == pytest.approx(0.8)
    assert score(3.0, halved) == pytest.approx(0.6)
    assert score(2.0, Loyalty(warned=1.0, ahead=2.0)) == pytest.approx(0.6)


def test_a_date_told_that_is_missed_is_wrong_information() -> None:
    def meanwhile(sim, ann, shop):
        def say(_):
            ann.receive(Notice(shop, ann, next(iter(ann.bond.waiting)), 6.0, sim.env.now))

        Moment(sim.env, say, Phase.PLANNING).at(3.0)

    def score(tolerance: float) -> float:
        patience, loyalty = Patience(due_after=4.0), Loyalty(ahead=9.0, tolerance=tolerance, misinformed=0.3)
        run, _ = played(Listed((3,)), loyalty, transit=8.0, patience=patience, meanwhile=meanwhile)
        return happened(run, "experienced")[0][1]

    assert score(2.0) == pytest.approx(0.6)
    assert score(1.0) == pytest.approx(0.3)


def test_orders_grow_and_shrink_with_the_fill_rate_remembered() -> None:
    """The first order counts as usual; the second after a perfect one, FR 0.95 -> 1."""
    run, _ = played(Listed((10, 10)), Loyalty(elasticity=0.02, memory=1.0))
    assert ordered(run) == pytest.approx([10.0, 10.0 * 1.02**5], rel=1e-2)
    unmoved, _ = played(Listed((10, 10)), Loyalty(memory=1.0))
    assert ordered(unmoved) == [10.0, 10.0]


def test_whole_units_lose_nothing() -> None:
    """Half the fill rate it is used to, so 0.61 times as much: of 1000 orders of 1, 607 stand, each of one unit."""

    def remember(sim, ann, shop):
        ann.bond.fill_rate = 0.5

    loyalty = Loyalty(elasticity=0.01, usual_fill=1.0, memory=0.0, whole=True)
    run, _ = played(Steady(1.0), loyalty, horizon=1000.0, stock=9999.0, meanwhile=remember)
    assert set(ordered(run)) == {1.0}
    assert sum(ordered(run)) == int(1000 * exp(-0.5))


def test_a_share_of_the_wallet() -> None:
    run, _ = played(Steady(1.0), Loyalty(wallet=0.5), horizon=400.0, stock=9999.0)
    ((count, units),) = happened(run, "bought elsewhere")
    assert count == units
    assert count + len(ordered(run)) == 400
    assert 160 < count < 240


def test_who_has_left_orders_no_more() -> None:
    run, ann = played(Steady(1.0), Loyalty(churn=1.0, month=7.0))
    assert ann.bond.gone
    assert happened(run, "churned") == [(1, 7.0)]
    assert len(ordered(run)) == 7


def test_no_reaction_no_difference() -> None:
    felt, _ = played(Dated(((0.0, 3.0), (2.5, 9.0))), Loyalty(), stock=5.0, arriving=(0, 9), record="full")
    unfelt, _ = played(Dated(((0.0, 3.0), (2.5, 9.0))), None, stock=5.0, arriving=(0, 9), record="full")
    assert felt.message_rows.tobytes() == unfelt.message_rows.tobytes()
    assert felt.posting_rows.tobytes() == unfelt.posting_rows.tobytes()


def test_the_chance_to_leave_is_the_same_in_every_arm() -> None:
    """Better service never makes a customer leave sooner: the same lots, a lower hazard."""

    def left(due_after: float, seed: int) -> float:
        loyalty = Loyalty(churn=0.05, sensitivity=6.0, worst=2.0)
        run, _ = played(
            Steady(1.0, every=5.0),
            loyalty,
            horizon=3000.0,
            transit=2.0,
            stock=9999.0,
            patience=Patience(due_after=due_after),
            seed=seed,
        )
        return (happened(run, "churned") or [(0, 3000.0)])[0][1]

    pairs = [(left(0.0, seed), left(2.0, seed)) for seed in range(10)]
    assert all(worse <= better for worse, better in pairs)
    assert sum(worse < better for worse, better in pairs) > 5
