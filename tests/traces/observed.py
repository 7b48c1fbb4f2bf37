"""What a run says about every field of a trace, period by period."""

from collections import defaultdict


def observed(result, network, names, customers, source="source"):
    """The trace of a run: names and customers are what the nodes and their outside customers are called."""
    orders, received, shipped = _flows(result)
    levels = {(row.agent, row.time): row for row in result.levels.itertuples()}
    sellers = {buyer: seller for seller, buyer in network.lanes}
    trace = []
    for period in range(network.periods):
        now = {node: levels[names[node], period] for node in network.nodes}
        page = {}
        for node, spec in network.nodes.items():
            name, level = names[node], now[node]
            before = levels.get((name, period - 1))
            buyers = {buyer: names[buyer] for seller, buyer in network.lanes if seller == node}
            if "demand" in spec.spec:
                buyers["None"] = customers[node]
            seller = sellers.get(node)
            above = {seller or "None": names.get(seller, source)}
            held = spec.spec["h"]
            page[node] = {
                "IO": {key: orders[period, buyer, name] for key, buyer in buyers.items()},
                "OQ": level.ordered - (before.ordered if before else 0.0),
                "IS": {key: received[period, giver, name] for key, giver in above.items()},
                "OS": {key: shipped[period, name, buyer] for key, buyer in buyers.items()},
                "IL": level.on_hand - level.reserved - level.backlog,
                "HC": held * level.on_hand + (network.nodes[seller].spec["h"] * level.at_door if seller else 0.0),
                "SC": spec.spec.get("p", 0) * level.backlog,
                "ITHC": held * sum(now[b].in_transit - now[b].at_door for b in buyers if b != "None"),
            }
        trace.append(page)
    return trace


def _flows(result):
    """Units ordered by the time they were heard, received by the time they came, shipped by the time they left."""
    orders, received, shipped = defaultdict(float), defaultdict(float), defaultdict(float)
    for row in result.messages.itertuples():
        if row.kind == "order":
            orders[row.arrived, row.sender, row.receiver] += row.quantity
        elif row.kind == "shipment":
            received[row.arrived, row.sender, row.receiver] += row.quantity
            shipped[row.sent, row.sender, row.receiver] += row.quantity
    return orders, received, shipped


def differences(trace, expected, tolerance=1e-9):
    """Every field that is further from what is expected than the tolerance."""
    wrong = []
    for period, (here, there) in enumerate(zip(trace, expected, strict=True)):
        for node, fields in there.items():
            for field, value in fields.items():
                mine = here[node][field]
                got, want = (mine, value) if isinstance(value, dict) else ({"": mine}, {"": value})
                wrong += [
                    f"period {period}, node {node}, {field} {key}: {got[key]} instead of {want[key]}"
                    for key in want
                    if abs(got[key] - want[key]) > tolerance
                ]
    return wrong
