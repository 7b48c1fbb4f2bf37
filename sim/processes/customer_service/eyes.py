"""What the desk sees, as old as its information is."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.processes.customer_service.outlook import Outlook, Outlooks, Picture, Tracking

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.processes.customer_service.pages import Page
    from sim.processes.customer_service.supply import Free, Shelf, Supply
    from sim.product import Product


class Eyes:
    """Live where the latency is 0; else the newest picture that is at least so old, one being taken at every census."""

    def __init__(self, supply: Supply, tracking: Tracking, pages: dict[Order, Page], latency: float) -> None:
        self.supply = supply
        self.pages = pages
        self.latency = latency
        self.outlooks = Outlooks(supply, tracking)
        self.pictures: deque[Picture] = deque()
        house = supply.houses[0]
        self.env = house.env
        self.period = house.sim.period
        self._moment = Moment(house.env, self._take, Phase.CENSUS)

    def open(self) -> None:
        """The first picture."""
        if self.latency:
            self._take(None)

    def look_back(self, latency: float) -> None:
        """See what is so old from now on, or as near to it as there are pictures."""
        self.latency = latency
        if latency and not self._moment.awaited:
            self._take(None)

    def _take(self, _: object) -> None:
        """Take a picture, and forget those that nobody will look at."""
        now = self.env.now
        shelves = {
            (house, product): self.supply.shelf(house, product)
            for house in self.supply.houses
            for product in house.stocks
            if house.offers(product)
        }
        free = {house: board.plan().free for house, board in self.supply.loads.items()}
        self.pictures.append(Picture(now, shelves, self.outlooks.of(self.pages), free))
        while len(self.pictures) > 1 and self.pictures[1].time <= now - self.latency:
            self.pictures.popleft()
        self._moment.at(now + self.period)

    @property
    def picture(self) -> Picture | None:
        """What is seen now; None where it is seen live."""
        if not self.latency:
            return None
        until = self.env.now - self.latency + 1e-9
        seen = self.pictures[0]
        for picture in self.pictures:
            if picture.time > until:
                break
            seen = picture
        return seen

    def shelf(self, house: Warehouse, product: Product) -> Shelf:
        """What is there of a product, what comes, and what is owed."""
        picture = self.picture
        return self.supply.shelf(house, product) if picture is None else picture.shelves[house, product]

    def free(self, house: Warehouse) -> Free | None:
        """When the machines of a house were thought to be free; None where it is asked when it is needed."""
        picture = self.picture
        return None if picture is None else picture.free.get(house)

    def outlook(self, order: Order) -> Outlook | None:
        """When an order will be with its buyer; None where that cannot be seen yet."""
        picture = self.picture
        if picture is None:
            return self.outlooks.of((order,))[order.number]
        return picture.outlooks.get(order.number)

    def all(self) -> dict[int, Outlook]:
        """The outlook of every open order."""
        picture = self.picture
        return self.outlooks.of(self.pages) if picture is None else picture.outlooks
