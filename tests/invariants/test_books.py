"""The money and the counts of random supply chains agree with each other."""

from collections import defaultdict

from hypothesis import given

from tests.invariants.audit import audited, near, played
from tests.invariants.settings import few
from tests.invariants.streets import streets


@few(15)
@given(streets())
def test_trade_cancels_and_costs_are_what_they_are_for(street):
    result = played(street)
    postings = result.postings
    trade = defaultdict(float)
    for row in postings.itertuples():
        for account, sign in ((row.debit, 1.0), (row.credit, -1.0)):
            if account in ("purchases", "sales", "returns") and row.counterparty:
                trade[frozenset((row.agent, row.counterparty)), row.product] += sign * row.amount
    assert all(amount == near(0.0) for amount in trade.values())
    totals = defaultdict(float)
    for row in postings.itertuples():
        totals[row.agent, row.product, row.debit, row.credit] += row.amount
    for entry in result.facts.money:
        assert entry.amount == near(totals[entry.agent, entry.product, entry.debit, entry.credit])
    _, audit = audited(street)
    _costs_of_stocks(audit.sim, totals)
    _transport(audit, totals)


def _costs_of_stocks(sim, totals):
    for stock in sim.stocks:
        if stock.place in sim.crowds or stock.place == "centre":
            continue
        place, costs = (stock.place, stock.product.name), stock.costs
        at_door = sum(pipe.at_door_time * pipe.rate for pipe in stock.inbound)
        assert totals[*place, "holding", "cash"] == near(stock.on_hand_time * costs.holding + at_door)
        assert totals[*place, "backlog", "goodwill"] == near(stock.backlog_time * costs.backlog)
        assert totals[*place, "lost sales", "goodwill"] == near(stock.lost * costs.lost_sale)
        handled = totals[*place, "handling", "cash"]
        if getattr(sim.agents[stock.place].orders, "life", None) is None:
            assert handled == near(stock.shipped * costs.handling)
        else:  # what a customer refused was handled, and counts as not shipped
            assert handled >= stock.shipped * costs.handling - 1e-6
        assert totals[*place, "ordering", "cash"] == near(stock.order_lines * costs.ordering)


def _transport(audit, totals):
    paid = sum(amount for (_, _, debit, _), amount in totals.items() if debit == "transport")
    units = sum(q * lane.carriage.per_unit for (lane, _), q in audit.delivered.items())
    fixed = [lane.carriage.fixed for lane in audit.sim.lanes]
    assert paid >= units - 1e-6
    if not any(fixed):
        assert paid == near(units)


@few(15)
@given(streets())
def test_every_unit_of_every_line_is_delivered_lost_or_still_owed(street):
    result, audit = audited(street, record="orders")
    sim = audit.sim
    lines = defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in result.order_lines.itertuples():
        assert row.delivered + row.lost <= row.quantity + 1e-6
        assert -1e-9 <= row.on_time <= row.delivered + 1e-6
        assert row.sent <= row.entered
        group = sim.agents[row.buyer].group
        for index, units in enumerate((row.quantity, row.delivered, row.lost)):
            lines[group, row.product][index] += units
    for stock in sim.stocks:
        if stock.place in sim.crowds:
            ordered, delivered, lost = lines[stock.place, stock.product.name]
            assert (delivered, lost) == near((stock.received, stock.lost))
            assert ordered <= stock.ordered + 1e-6
    for fact in result.facts.orders:
        assert fact.otif <= min(fact.on_time, fact.in_full) <= fact.closed <= fact.orders
        assert fact.at_once <= fact.orders
    for fact in result.facts.lines:
        assert fact.in_full <= fact.closed <= fact.lines
        assert fact.units_at_once <= fact.units + 1e-6
