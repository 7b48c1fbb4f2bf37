"""The names of the accounts that every firm keeps."""

COSTS = (
    "ordering",
    "setup",
    "production",
    "holding",
    "holding in transit",
    "backlog",
    "lost sales",
    "transport",
    "handling",
    "returns",
    "order processing",
    "service",
    "expediting",
    "credits",
    "discounts",
    "capital",
    "overtime",
    "facilities",
    "relationship",
    "planning",
    "quality",
    "subcontracting",
    "maintenance",
    "supplier relationship",
    "penalties",
    "development",
    "write-offs",
    "packaging",
    "recovery",
    "disposal",
    "strategy",
    "supervision",
    "integration",
)
"""Accounts whose postings are costs of the house and of the chain alike."""
ACCOUNTS = ("cash", "purchases", "sales", "goodwill", "salvage", "payables", "receivables", *COSTS)
"""All of them, in the order in which they are numbered."""
CAUSED = frozenset(
    (
        "holding in transit",
        "transport",
        "handling",
        "returns",
        "order processing",
        "service",
        "expediting",
        "credits",
        "discounts",
        "capital",
        "relationship",
    )
)
"""Accounts that say what it took to serve a customer, where it is the other side of a posting."""
