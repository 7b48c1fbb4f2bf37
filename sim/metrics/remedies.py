"""What customer service does about trouble, and whom it leaves alone with it."""

from __future__ import annotations

from sim.metrics.plainly import how_much, how_often, on_average

REMEDIES = (
    how_often(
        "inquiries given up",
        "inquiries",
        "lower",
        "inquiries whose customers waited long enough for an answer, in vain",
        "neglected",
    ),
    how_much(
        "units not ordered",
        "units",
        "lower",
        "units that customers did without as they were told that there was not enough",
        "went without",
    ),
    on_average("handling time", "time", "lower", "mean time that somebody is busy with an inquiry", "handled contact"),
    on_average(
        "notice lead",
        "time",
        "higher",
        "mean of (date promised - time at which the customer was told that it will not be kept)",
        "notified",
    ),
    on_average("promise shift", "time", "lower", "mean of (new date promised - date promised before)", "repromised"),
    how_much("units sent ahead", "units", "none", "units of late orders that left before the rest", "split"),
    how_much("units substituted", "units", "none", "units for which another product was sent", "substituted"),
    how_much(
        "units sent from elsewhere",
        "units",
        "none",
        "units of late orders that another house sent",
        "sent from elsewhere",
    ),
    how_much("credits for delays", "money", "lower", "money given to customers for broken promises", "credited"),
    how_much("cost of support", "money", "none", "money spent on helping customers to use what they got", "supported"),
)
