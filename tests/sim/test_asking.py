"""A customer's questions to a service desk, and what it does with the answers."""

from types import SimpleNamespace

import pytest

from sim.agents.company import Company
from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.inquiring import Inquiring
from sim.loyalty import Loyalty
from sim.messages import Answer
from sim.policies.demand import Listed, Steady
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN, PENCIL = Product("pen"), Product("pencil")


class Switchboard(Company):
    """A company that answers every question after a while, always the same way; None: never."""

    def __init__(self, sim, sites, after, **says):
        super().__init__(sim, sites=sites)
        self.service = SimpleNamespace(takes_inquiries=True)
        self.after, self.says, self.asked = after, says, []

    def receive(self, message):
        self.asked.append((self.env.now, message.subject))
        if self.after is not None:
            Moment(self.env, lambda _: self._answer(message), Phase.RECEIPT).at(self.env.now + self.after)

    def _answer(self, inquiry):
        said = {name: value(self) if callable(value) else value for name, value in self.says.items()}
        answer = Answer(self, inquiry.sender, inquiry, self.env.now, **said)
        self.sim.record.hear(answer)
        inquiry.sender.receive(answer)


def played(inquiring, demand=Listed((3,)), *, after=0.0, stock=100.0, transit=0.0, horizon=20.0, **chosen):
    """A shop, a kiosk, ann who buys from both, and what is asked, answered, ordered and felt."""
    says = {"quantity": 0.0, **chosen.pop("says", {})}
    customer = {"patience": Patience(due_after=2.0), "loyalty": Loyalty(), **chosen}
    seen = {}
    words = []

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: stock, PENCIL: 50.0}, replenishment=OrderList(()))
        kiosk = Warehouse(sim, "kiosk", stocks={PEN: 100.0}, replenishment=OrderList(()))
        for house in (shop, kiosk):
            connect(house, Supplier(sim, f"source of {house.name}"), transit=1)
        ann = Customer(sim, "ann", wants=Single(PEN, demand), inquiring=inquiring, **customer)
        connect(ann, shop, transit=transit)
        connect(ann, kiosk)
        seen.update(ann=ann, desk=Switchboard(sim, [shop, kiosk], after, **says))

    run = simulate(build, horizon=horizon, seed=1, listen=words.append)
    orders = [" ".join(word.split()) for word in words if " order " in word]
    return seen["desk"].asked, orders, run, seen["ann"]


def happened(run, what):
    return [(facts.count, facts.total) for facts in run.facts.happenings if facts.what == what]


def test_by_default_nothing_is_asked():
    asked, orders, _, _ = played(Inquiring())
    assert (asked, orders) == ([], ["0 order ann -> shop: 3 pen"])


def test_where_is_my_order_once_before_it_is_expected():
    asked, _, _, _ = played(Inquiring(where=1.0), transit=5.0)
    ((time, subject),) = asked
    assert subject == "where"
    assert 0.0 < time < 2.0


def test_nobody_asks_about_what_has_come():
    assert played(Inquiring(where=1.0, late=1.0))[0] == []


def test_once_for_every_day_that_it_is_late():
    """Wanted by 2, there at 5.5: asks at 3, 4 and 5."""
    asked, _, _, _ = played(Inquiring(late=1.0), transit=5.5)
    assert asked == [(3.0, "where"), (4.0, "where"), (5.0, "where")]


def test_how_do_i_use_it():
    assert played(Inquiring(use=1.0), transit=5.0)[0] == [(5.0, "use")]


def test_an_order_that_never_comes_is_not_used():
    patience = Patience(due_after=2.0, longest=4.0)
    asked, _, _, _ = played(Inquiring(use=1.0, late=1.0), stock=0.0, patience=patience)
    assert asked == [(3.0, "where")]


def test_who_is_told_there_is_enough_orders():
    asked, orders, _, _ = played(Inquiring(before=1.0), says={"quantity": 3.0}, after=0.25)
    assert asked == [(0.0, "available")]
    assert orders == ["0.25 order ann -> shop: 3 pen"]


def test_another_house_has_it():
    says = {"at": lambda desk: desk.sim.agents["kiosk"]}
    assert played(Inquiring(before=1.0), says=says)[1] == ["0 order ann -> kiosk: 3 pen"]
    assert played(Inquiring(before=1.0, elsewhere=False), says=says)[1] == []


def test_another_product_will_do():
    says = {"instead": PENCIL}
    assert played(Inquiring(before=1.0), says=says)[1] == ["0 order ann -> shop: 3 pencil"]
    assert played(Inquiring(before=1.0, instead=False), says=says)[1] == []


def test_a_later_date_is_taken_and_then_expected():
    """Wants it by 2, would take it by 6, is told 5 and gets it at 5.5: late by half a day."""
    _, orders, run, _ = played(Inquiring(before=1.0, later=4.0), says={"date": 5.0}, transit=5.5)
    assert len(orders) == 1
    assert happened(run, "experienced") == [(1, pytest.approx(0.95))]


def test_who_can_not_have_it_in_time_does_without():
    _, orders, run, _ = played(Inquiring(before=1.0, later=2.0), says={"date": 5.0})
    assert orders == []
    assert happened(run, "went without") == [(1, 3.0)]


def test_who_gets_no_answer_orders_all_the_same_and_remembers():
    _, orders, run, ann = played(Inquiring(before=1.0, within=1.5), after=None, loyalty=Loyalty(learning=0.5))
    assert orders == ["1.5 order ann -> shop: 3 pen"]
    assert happened(run, "neglected") == [(1, 1.5)]
    assert ann.bond.satisfaction == pytest.approx((0.8 / 2 + 0.5 / 2) / 2 + 0.5)


def test_an_answer_that_comes_too_late_is_none():
    _, _, run, _ = played(Inquiring(late=1.0, within=0.5), transit=3.75, after=0.75)
    assert happened(run, "experienced") == [(1, pytest.approx(1.0 - 0.175 - 1.0))]
    _, _, answered, _ = played(Inquiring(late=1.0, within=0.5), transit=3.75, after=0.25)
    assert happened(answered, "experienced") == [(1, pytest.approx(1.0 - 0.175))]


def test_a_wrong_answer_is_remembered():
    """Told on day 3 that it comes by 4; it comes at 5.5."""
    right = {"date": 5.0}
    _, _, run, _ = played(Inquiring(late=1.0), transit=5.5, says=right)
    assert happened(run, "experienced") == [(1, pytest.approx(1.0 - 0.35))]
    _, _, misled, _ = played(Inquiring(late=1.0), transit=5.5, says={"date": 4.0})
    assert happened(misled, "experienced") == [(1, pytest.approx(1.0 - 0.35 - 1.0))]


def test_without_a_desk_nobody_asks_and_the_same_chances_are_drawn():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 99.0}, replenishment=OrderList(()))
        connect(shop, Supplier(sim, "source"), transit=1)
        inquiring = Inquiring(where=0.5, late=1.0, before=0.5, use=0.5)
        connect(Customer(sim, "ann", wants=Single(PEN, Steady(1.0)), inquiring=inquiring), shop, transit=3.0)

    run = simulate(build, horizon=20, seed=1)
    assert set(run.messages["kind"]) == {"order", "shipment"}
    assert len(run.order_lines.query("buyer == 'ann'")) == 20


def test_bad_input():
    for name in ("where", "before", "use"):
        with pytest.raises(ValueError, match=f"{name} is a chance and must lie in 0..1, got 1.5"):
            Inquiring(**{name: 1.5})
    for name in ("late", "later", "within"):
        with pytest.raises(ValueError, match=f"{name} must not be negative, got -1"):
            Inquiring(**{name: -1})
    with pytest.raises(ValueError, match="day must be a positive time, got 0"):
        Inquiring(day=0)
