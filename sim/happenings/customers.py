"""What customers go through, and do about it."""

from enum import auto

from sim.happenings.happening import Happening


class CustomerEvent(Happening):
    """What customers go through, and do about it."""

    JOINED = 201  # a new customer; how many there have been with it
    EXPERIENCED = auto()  # a customer is through with an order; how it was, from 1, perfect, to -1
    LOOKED_BACK = auto()  # a customer asks itself, as it does every month, whether to stay; its satisfaction, 0 to 1
    CHURNED = auto()  # a customer leaves; the time since it joined
    BOUGHT_ELSEWHERE = auto()  # a customer orders from a competitor; units
    WENT_WITHOUT = auto()  # a customer is told that there is not enough, and does not order; units
    NEGLECTED = auto()  # a customer has waited long enough for an answer; how long
