"""What a customer orders, line by line, and when."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, chain, groupby, pairwise
from operator import itemgetter
from typing import Protocol, TypeAlias

from sim.distributions import Distribution, Empirical, distribution
from sim.policies.demand import Dated, Demand
from sim.product import Product
from sim.streams import Stream

Line: TypeAlias = tuple[Product, float] | tuple[Product, float, float]
"""A product and how many units of it; where the price is not the seller's, also money a unit."""
Lines: TypeAlias = tuple[Line, ...]


class Wishes(Protocol):
    """Answers with an iterator of (time, lines), times ascending; stream_of gives the stream of a purpose."""

    def __call__(self, stream_of: Callable[[str], Stream]) -> Iterator[tuple[float, Lines]]: ...


@dataclass(frozen=True)
class Single:
    """One product; at an instant at which nothing is wanted there are no lines, and the customer orders nothing."""

    product: Product
    demand: Demand

    def __call__(self, stream_of: Callable[[str], Stream]) -> Iterator[tuple[float, Lines]]:
        product = self.product
        wanted = self.demand(stream_of(f"demand/{product.name}"))
        return ((time, ((product, quantity),) if quantity else ()) for time, quantity in wanted)


@dataclass(frozen=True)
class Assortment:
    """Several products, each with its own demand; what is wanted at one instant goes into one order."""

    demands: Mapping[Product, Demand]

    def __call__(self, stream_of: Callable[[str], Stream]) -> Iterator[tuple[float, Lines]]:
        singles = [Single(product, demand)(stream_of) for product, demand in self.demands.items()]
        instants = groupby(merge(*singles, key=itemgetter(0)), key=itemgetter(0))
        return ((time, tuple(line for _, lines in orders for line in lines)) for time, orders in instants)


@dataclass(frozen=True)
class Baskets:
    """Orders of several distinct products: a gap, a number of lines, and a size for each line, left out where it is 0.

    Products are picked by weight without replacement; the number of lines is rounded, and kept between one and the
    number of products that can be picked. Raises ValueError for no products, weights that do not match them, or a
    mean gap that is not positive.
    """

    products: tuple[Product, ...]
    gap: float | Distribution
    lines: float | Distribution
    size: float | Distribution
    weights: tuple[float, ...] | None = None
    start: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "products", tuple(self.products))
        self._picks()
        if not distribution(self.gap).mean > 0:
            raise ValueError(f"the mean gap must be positive, got {self.gap}")

    def __call__(self, stream_of: Callable[[str], Stream]) -> Iterator[tuple[float, Lines]]:
        stream = stream_of("baskets")
        times = accumulate(chain((self.start,), stream.draws(distribution(self.gap))))
        next(times)
        counts = stream.draws(distribution(self.lines))
        picks = stream.draws(self._picks())
        sizes = stream.draws(distribution(self.size))
        return ((time, self._fill(count, picks, sizes)) for time, count in zip(times, counts, strict=False))

    def _picks(self) -> Empirical:
        return Empirical(tuple(range(len(self.products))), self.weights)

    def _fill(self, count: float, picks: Iterator[float], sizes: Iterator[float]) -> Lines:
        possible = sum(map(bool, self.weights)) if self.weights else len(self.products)
        chosen: dict[int, None] = {}
        while len(chosen) < min(max(1, int(count + 0.5)), possible):
            chosen[int(next(picks))] = None
        lines = ((self.products[index], next(sizes)) for index in chosen)
        return tuple((product, size) for product, size in lines if size > 0)


@dataclass(frozen=True)
class Historic:
    """Past orders, dated, replayed line by line. Raises ValueError unless times ascend."""

    orders: tuple[tuple[float, Lines], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "orders", tuple((time, tuple(lines)) for time, lines in self.orders))
        if any(later < earlier for (earlier, _), (later, _) in pairwise(self.orders)):
            raise ValueError("the times of historic orders must ascend")

    def __call__(self, stream_of: Callable[[str], Stream]) -> Iterator[tuple[float, Lines]]:
        return iter(self.orders)

    def demand(self, product: Product) -> Dated:
        """What was wanted of one product."""
        return Dated(tuple((time, line[1]) for time, lines in self.orders for line in lines if line[0] is product))
