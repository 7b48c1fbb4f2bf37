"""Which customers matter how much: classes of accounts."""

from sim.policies.segmentation.by_purchases import RecencyFrequencyMoney
from sim.policies.segmentation.by_value import ByContribution, ByLifetimeValue, ByRevenue
from sim.policies.segmentation.cuts import ByCount, ByShareOfAccounts, ByShareOfValue, ByThresholds
from sim.policies.segmentation.lifetime import alive, lifetime_value, retention
from sim.policies.segmentation.plain import RandomLabels, Unsegmented
from sim.policies.segmentation.protocol import AccountView, Cut, Segmentation

__all__ = [
    "AccountView",
    "ByContribution",
    "ByCount",
    "ByLifetimeValue",
    "ByRevenue",
    "ByShareOfAccounts",
    "ByShareOfValue",
    "ByThresholds",
    "Cut",
    "RandomLabels",
    "RecencyFrequencyMoney",
    "Segmentation",
    "Unsegmented",
    "alive",
    "lifetime_value",
    "retention",
]
