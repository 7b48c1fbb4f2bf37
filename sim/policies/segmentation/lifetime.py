"""How long a customer stays, and what it is worth until it leaves."""

from math import exp
from typing import Literal, TypeVar

import numpy as np

from sim.policies.segmentation.protocol import Numbers

Timing = Literal["after", "now"]
"""Whether the first margin comes after a period, if the customer is still there, or now."""
Value = TypeVar("Value", float, Numbers)


def lifetime_value(
    margin: Value, retention: Value, discount: float, *, periods: float = float("inf"), timing: Timing = "after"
) -> Value:
    """Sum of m r^t / (1 + d)^t over t = 1, 2, ... (after) or t = 0, 1, ... (now), so many periods (Gupta et al. 2006).

    margin: m, money a period; retention: r, the chance to stay for a period; discount: d a period. Raises ValueError
    for a discount that is negative, or not above zero where the sum has no end and customers may stay for ever.
    """
    if discount < 0 or periods < 0:
        raise ValueError(f"discount and periods must not be negative, got {discount} and {periods}")
    if discount == 0 and periods == float("inf") and np.any(np.asarray(retention) >= 1):
        raise ValueError("who never leaves is worth no finite sum: set a discount above 0, or a number of periods")
    ratio = retention / (1.0 + discount)
    logged = np.log(np.clip(ratio, 1e-300, 1.0 - 1e-12))  # so that a ratio of 1 comes to the number of periods
    terms = np.expm1(periods * logged) / np.expm1(logged)
    value: Value = margin * terms * (1.0 if timing == "now" else ratio)
    return value


def alive(orders: Numbers, first: Numbers, last: Numbers, now: float, churn: float) -> Numbers:
    """The chance that an account is still a customer, given how long it has been silent: 1 / (1 + mu / (lambda + mu)
    (exp((lambda + mu) s) - 1)), after Schmittlein, Morrison and Colombo (1987).

    lambda: orders a unit of time since the first; mu: churn, customers that leave a unit of time; s: time since the
    last order. An account that has not ordered yet counts as a customer.
    """
    age = np.maximum(now - first, 1e-9)
    rate = orders / age + churn
    silent = np.where(orders > 0, np.minimum(rate * np.maximum(now - last, 0.0), 700.0), 0.0)
    chance: Numbers = 1.0 / (1.0 + churn / np.maximum(rate, 1e-300) * np.expm1(silent))
    return chance


def retention(churn: float, period: float) -> float:
    """The chance that who is a customer now is still one a period on; churn: leaving a unit of time."""
    return exp(-churn * period)
