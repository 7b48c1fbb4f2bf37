"""Events of bringing products to market."""

from enum import auto

from sim.happenings.happening import Happening


class MarketEvent(Happening):
    """Events of bringing products to market."""

    ON_SALE = 901  # a new product goes on sale to a market; units of it in stock by then
    ADOPTED = auto()  # people decide to buy a new product, and order it; units
    ADOPTER_SERVED = auto()  # ... and get it; units
    ADOPTER_LOST = auto()  # ... and wait no longer; units
    MADE_AT_LAUNCH = auto()  # a new product is made, between its launch and the day of full volume; units begun
    SPOILT_AT_LAUNCH = auto()  # the same; units of them that are spoilt
    AT_VOLUME = auto()  # as many of a new product are made a day as was meant; the time since its launch
    PAID_BACK = auto()  # sales of a new product have paid for what it cost; the time since it could first be made
    OLD_WANTED = auto()  # customers want the predecessor of a new product; units that they order of it
    SWITCHED = auto()  # the same; units that they order of the new one instead
    BOUGHT_NEITHER = auto()  # the same; units that they go without
    WRITTEN_OFF = auto()  # what is left of a product that is no longer sold is thrown away; its value in the books
    LEFT_OVER = auto()  # the same; units
