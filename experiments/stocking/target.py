"""The service that stocks are to give, as it is asked for: target={fill_rate: 0.95, at.warehouse: 0.9}."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from experiments.faults import Faults, suggest

Service = Literal["fill rate", "orders in full"]
ELSEWHERE = (
    "parameters", "objectives", "constraints", "trials", "round", "start", "factors", "design", "points", "arms",
)  # fmt: skip
"""What is said of searches and designs, which a target leaves nothing to."""
SINGLY = ("passes", "whole")


@dataclass(frozen=True)
class Target:
    """How much of what is ordered is to be served at once, and how that is found.

    service: units served at once over units ordered, or units of orders served whole over all (the orders of a period
    count as one); share: between 0 and 1; places: a house, or house.product.item, with a share of its own, None if it
    is left alone; passes: runs after each of which all levels are corrected; whole: levels in whole units, rounded up;
    confirming: replications with new chance at the end.
    """

    share: float
    service: Service = "fill rate"
    places: Mapping[str, float | None] = field(default_factory=dict)
    passes: int = 4
    whole: bool = False
    confirming: int = 16

    def __post_init__(self) -> None:
        for share in (self.share, *(own for own in self.places.values() if own is not None)):
            if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share < 1:
                raise ValueError(f"a service must lie between 0 and 1, got {share!r}")
        if self.service not in get_args(Service):
            raise ValueError(f"service must be one of {', '.join(get_args(Service))}, got {self.service!r}")
        if not isinstance(self.whole, bool):
            raise ValueError(f"whole must be true or false, got {self.whole!r}")
        for name, least in (("passes", 1), ("confirming", 2)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < least:
                raise ValueError(f"{name} must be a whole number of at least {least}, got {value!r}")

    def wanted(self, house: str, product: str) -> float | None:
        """The share that this stock is to give; None if it is left alone."""
        own = f"{house}.product.{product}"
        return self.places[own] if own in self.places else self.places.get(house, self.share)


def target_of(said: Mapping[str, Any], faults: Faults) -> Target | None:
    """The target that a study names; None where it names none, or names it wrongly, which is noted."""
    written = said.get("target")
    if written is None:
        return None
    before = len(faults.found)
    if said.get("verb") != "optimise":
        faults.add("target", "is what optimise asks for", "bullwhip optimise scenario=... target=0.95")
    for key in ELSEWHERE:
        if said.get(key):
            faults.add(key, "cannot be said beside target", "ask for a target service or search, in two studies")
    parts = written if isinstance(written, Mapping) else {"fill_rate": written}
    own = {str(key).removeprefix("at."): value for key, value in parts.items() if str(key).startswith("at.")}
    rest = {str(key).replace(" ", "_"): value for key, value in parts.items() if not str(key).startswith("at.")}
    services = {name.replace(" ", "_"): name for name in get_args(Service)}
    for key in sorted(set(rest) - {*services, *SINGLY}):
        faults.add(f"target.{key}", "there is no such key", suggest(key, [*services, *SINGLY, "at.HOUSE"]))
    asked = [key for key in rest if key in services]
    if len(asked) != 1 and len(faults.found) == before:
        faults.add("target", f"must name one service, got {len(asked)}", "target={fill_rate: 0.95}, or orders_in_full")
    last = said.get("final") or {}
    if not isinstance(last, Mapping) or set(last) - {"replications"}:
        faults.add("final", f"of a target has replications only, got {last!r}", "final: {replications: 16}")
    if len(faults.found) > before:
        return None
    more = {key: rest[key] for key in SINGLY if key in rest}
    if "replications" in last:
        more["confirming"] = last["replications"]
    try:
        return Target(rest[asked[0]], services[asked[0]], own, **more)
    except ValueError as error:
        faults.add("target", str(error), "target=0.95, for instance")
        return None
