"""Each figure of a study says one thing, and says it of the data."""

from __future__ import annotations

from math import nan

import numpy as np
import pandas as pd

from experiments.drawings.studies.band_over_time import message as fallen
from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.convergence import message as known
from experiments.drawings.studies.difference import Difference
from experiments.drawings.studies.effects import Cell, Effect
from experiments.drawings.studies.forest import message as beaten
from experiments.drawings.studies.front import message as traded
from experiments.drawings.studies.heat_map import message as mapped
from experiments.drawings.studies.indices import Index
from experiments.drawings.studies.indices import message as shared
from experiments.drawings.studies.mean_and_risk import message as risked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.response import message as responded
from experiments.drawings.studies.scatter import message as followed
from experiments.drawings.studies.search_history import message as searched
from experiments.drawings.studies.selection import Arm
from experiments.drawings.studies.selection import message as selected
from experiments.drawings.studies.spread import Spread
from experiments.drawings.studies.stage_amplification import message as amplified
from experiments.drawings.studies.tornado import message as moved
from experiments.drawings.studies.welch import message as warmed

RATIO = Quantity("bullwhip ratio", "ratio", "lower")
SHARE = Quantity("fill rate", "share", "higher")
COST = Quantity("total cost", "USD", "lower", "USD")
WEEKS = Caption("", "USD", "week")


def test_a_response_is_told_from_end_to_end() -> None:
    ratio = {(5.0,): Cell(40.0, 1.0), (10.0,): Cell(9.0, 1.0), (20.0,): Cell(2.0, 0.1)}
    cost = {(5.0,): Cell(900.0, 5.0), (10.0,): Cell(700.0, 5.0), (20.0,): Cell(880.0, 5.0)}
    flat = {(5.0,): Cell(0.90, 0.1), (10.0,): Cell(0.91, 0.1), (20.0,): Cell(0.92, 0.1)}
    assert responded("forecasting.span", [RATIO, SHARE, COST], [ratio, flat, cost]) == (
        "As forecasting span goes from 5 to 20, bullwhip ratio falls from 40 to 2; total cost is best at 10 ($700)"
    )
    assert responded("forecasting.span", [SHARE], [flat]) == "No effect of forecasting span is shown"


def test_a_response_to_choices_names_the_best() -> None:
    cost = {("base stock",): Cell(900.0, 5.0), ("order up to",): Cell(1900.0, 5.0)}
    assert responded("replenishment", [COST], [cost]) == "By replenishment: total cost is lowest with base stock ($900)"


def test_a_heat_map_says_where_it_is_best_and_worst() -> None:
    found = {(1.0, "x"): Cell(0.9, 0.0), (2.0, "y"): Cell(0.97, 0.0), (1.0, "y"): Cell(nan, nan)}
    assert (
        mapped(SHARE, ("a", "b"), found)
        == "Fill rate is highest (97.0 %) at a 2 and b y, lowest (90.0 %) at a 1 and b x"
    )
    assert mapped(RATIO, ("a", "b"), {(1.0, 1.0): Cell(1.0, 0.0)}) == "Bullwhip ratio is 1 at every combination"
    assert mapped(RATIO, ("a", "b"), {}) == "Bullwhip ratio has no value"


def test_mean_and_risk_need_not_have_the_same_winner() -> None:
    def spread(mean: float, upper: float) -> Spread:
        return Spread((mean, mean, mean), (mean, nan, nan), (upper, nan, nan))

    found = {0: spread(100.0, 180.0), 1: spread(110.0, 120.0)}
    names = {0: "lean", 1: "safe"}
    assert risked([COST], [found], names) == "“lean” has the best mean total cost; “safe” is safer in total cost"
    assert risked([COST], [{0: found[0], 1: found[0]}], names) == "The means of all arms are the same"
    assert risked([COST], [{}], names) == "There is nothing to compare"


def test_arms_that_are_equally_good_share_the_best_mean() -> None:
    def sure(mean: float) -> Spread:
        return Spread((mean, mean, mean), (mean, nan, nan), (mean, nan, nan))

    names = {0: "a", 1: "b", 2: "c"}
    served = {0: sure(1.0), 1: sure(1.0), 2: sure(0.9)}
    assert risked([SHARE], [served], names) == "2 arms share the best mean fill rate"
    cost = {0: sure(120.0), 1: sure(100.0), 2: sure(110.0)}
    assert risked([SHARE, COST], [served, cost], names) == "“b” has the best mean fill rate and total cost"
    never = {0: sure(2.0), 1: sure(2.1), 2: sure(2.2), 3: sure(0.0), 4: sure(2.3)}
    lost = {0: sure(0.90), 1: sure(0.91), 2: sure(0.92), 3: sure(0.0), 4: sure(0.9)}
    assert risked([RATIO, SHARE], [never, lost], {**names, 3: "do nothing", 4: "d"}) == (
        "“a” has the best mean bullwhip ratio; “c” has the best mean fill rate"
    )


def test_a_front_is_told_from_end_to_end() -> None:
    values = np.array([[0.92, 31000.0, 3.0], [0.98, 45000.0, 2.0], [0.90, 50000.0, 9.0]])
    front = np.array([True, True, False])
    assert traded(["a", "b", "c"], values, [SHARE, COST, RATIO], front) == (
        "2 of 3 configurations are Pareto-optimal: fill rate from 92.0 % with total cost $31,000 to 98.0 % with $45,000"
    )
    alone = np.array([False, True, False])
    assert traded(["a", "b", "c"], values, [SHARE, COST, RATIO], alone) == (
        "“b” is the best of 3 configurations in all three"
    )
    equal = np.array([[0.9, 900.0, 1.0], [0.98, 800.0, 1.0]])
    assert traded(["a", "b"], equal, [SHARE, COST, RATIO], np.array([False, True])) == (
        "No configuration of 2 betters “b” in anything"
    )


def test_the_strongest_factor_is_named() -> None:
    strong = Effect("scenario.transit", "1", "2", Cell(8882.0, 10.0), Cell(17717.0, 10.0))
    weak = Effect("hears", "orders", "sales", Cell(1.0, 5.0), Cell(2.0, 5.0))
    assert moved(COST, [strong, weak]) == (
        "Total cost depends most on transit: $8,882 at 1, $17,717 at 2; 1 of 2 factors shows no effect"
    )
    assert moved(COST, [weak]) == "No factor is shown to change total cost"


def test_indices_say_what_part_of_the_variance() -> None:
    sobol = {"demand.sd": {"S1": Index(0.4), "ST": Index(0.62)}}
    assert shared(RATIO, sobol) == (
        "Bullwhip ratio depends most on demand sd: 40 % of its variance alone, 62 % with interactions"
    )
    assert shared(RATIO, {"z": {"S1": Index(0.6), "ST": Index(0.62)}}) == (
        "Bullwhip ratio depends most on z: 62 % of its variance"
    )
    assert shared(COST, {"z": {"mu_star": Index(2500.0)}}) == (
        "Total cost depends most on z: it moves by $2,500 on average over its range"
    )
    unsure = {"z": {"ST": Index(0.6, 0.2, 1.0)}, "y": {"ST": Index(0.3, 0.1, 0.5)}, "x": {"ST": Index(0.1, 0.0, 0.1)}}
    assert shared(COST, unsure) == "Total cost depends most on z or y: too few points to tell which"
    assert shared(COST, {}) == "No factor changes total cost"


def test_differences_say_who_beats_the_baseline_in_what() -> None:
    better = [Difference("smooth", -37.4, -40.0, -30.0, "better", 40.0)]
    worse = [Difference("smooth", -0.02, -0.03, -0.01, "worse", 0.9)]
    cheap = [Difference("smooth", -8800.0, -9000.0, -8600.0, "better", 22000.0)]
    assert beaten([RATIO, SHARE, COST], [better, worse, cheap], "as today") == (
        "No arm beats “as today” without serving worse: "
        "“smooth” gains in bullwhip ratio and total cost (by $8,800, 40 %), loses in fill rate (by 2.0 points)"
    )
    served = [Difference("stock", 0.05, 0.04, 0.06, "better", 0.9)]
    dear = [Difference("stock", 500.0, 400.0, 600.0, "worse", 22000.0)]
    both = [RATIO, SHARE, COST], [better, [*worse, *served], [*cheap, *dear]]
    assert beaten(*both, "as today") == (
        "“stock” beats “as today” in fill rate, and is worse in total cost (by $500, 2 %)"
    )
    assert beaten(*both, "as today", "smooth") == (
        "“smooth” beats “as today” in bullwhip ratio and total cost (by $8,800, 40 %), "
        "and is worse in fill rate (by 2.0 points)"
    )
    none = [Difference("smooth", 1.0, -9.0, 11.0, "no difference shown", 10.0)]
    assert beaten([COST], [none], "as today") == "No arm is shown to be better than “as today” in any measure"
    assert beaten([SHARE], [worse], "as today") == "No arm is shown to be better than “as today”; some are worse"
    assert beaten([COST], [[]], "as today") == "There is nothing to compare"


def test_amplification_names_the_stage_and_both_ends() -> None:
    found = {0: {"shop": 2.0, "factory": 40.0}, 1: {"shop": 1.0, "factory": 1.0}}
    names, order = {0: "orders", 1: "sales"}, ["shop", "factory"]
    assert amplified(found, names, order) == (
        "Order variance at the factory is 40 times consumers’ with “orders”, no more than theirs with “sales”"
    )
    assert amplified({0: found[0]}, names, order) == "Order variance at the factory is 40 times consumers’"
    assert amplified({1: found[1]}, names, order) == "No stage amplifies: orders vary no more than consumers’ demand"
    assert amplified({}, names, order) == "There is no bullwhip where nothing is ordered"


def bands(mean: list[float]) -> pd.DataFrame:
    frame = pd.DataFrame({"point": 0, "series": "service", "time": range(1, len(mean) + 1), "mean": mean})
    return frame.assign(lowest=frame["mean"] - 0.2, highest=frame["mean"] + 0.1)


def test_a_band_says_how_deep_and_how_long() -> None:
    limits = {"service": (0.9, 0.95)}
    assert fallen(bands([0.96, 0.61, 0.92, 0.95]), {0: "a"}, ["service"], WEEKS, limits) == (
        "Mean service falls to 61 % in week 2 and is back at 95 % after 2 weeks; the worst replication falls to 41 %"
    )
    assert fallen(bands([0.96, 0.61, 0.92]), {0: "a"}, ["service"], WEEKS, limits) == (
        "Mean service falls to 61 % in week 2, and does not recover; the worst replication falls to 41 %"
    )
    assert fallen(bands([0.96, 0.93]), {0: "a"}, ["service"], WEEKS, limits) == (
        "Mean service never falls below 90 % (lowest 93 %); the worst replication falls to 73 %"
    )


def test_precision_says_whether_it_is_reached() -> None:
    steady = {0: np.array([99.0, 100.0, 101.0, 100.0])}
    assert known([COST], [steady], 0.05) == "Every mean is known to ±5 % or better after 4 replications at most"
    wild = {0: np.array([50.0, 150.0, 100.0, 100.0])}
    assert known([COST], [wild], 0.05) == "±5 % is not reached after 4 replications at most: total cost to ±65.0 %"
    assert known([COST, RATIO], [steady, wild], 0.05) == (
        "After 4 replications at most total cost is known to ±5 %, bullwhip ratio to ±65.0 %"
    )
    assert known([COST], [steady], None) == "4 replications give every mean to ±1.3 % or better; least sure: total cost"
    assert known([COST], [{0: np.array([1.0])}], 0.05) == "One replication says nothing of how sure a mean is"


def test_a_warm_up_is_told_with_what_it_does_to_the_mean() -> None:
    mean = np.array([0.0] * 5 + [10.0] * 15)
    assert warmed(mean, "net_stock", WEEKS, 1.0, 5) == (
        "The first 5 weeks are warm-up: without them, mean net stock is 10, not 7.5"
    )
    assert warmed(mean, "on_hand", WEEKS, 1.0, 0) == (
        "No warm-up is seen: on hand is steady from the start, at 7.5 on average"
    )
    assert warmed(mean[:4], "on_hand", WEEKS, 1.0, None) == "4 periods are too few to judge the warm-up"


def test_a_selection_says_who_is_best_and_who_may_be() -> None:
    best, may = Arm("a", 900.0, 880.0, 920.0, 40, "best"), Arm("b", 910.0, 890.0, 930.0, 40, "possibly best")
    no = Arm("c", 2000.0, 1900.0, 2100.0, 10, "not best")
    assert selected([best, no], COST) == "“a” is best: mean total cost $900, after 50 replications"
    assert selected([best, may], COST).endswith("; “b” may be as good")
    assert selected([may, no], COST) == "“b” may be best in total cost, after 50 replications; 1 other is not"
    assert selected([no], COST) == "None of 1 arms can be chosen, after 10 replications"


def test_a_search_says_how_far_it_is_from_theory() -> None:
    values, kept = np.array([1200.0, 1010.0, 1050.0, 900.0]), np.array([True, True, True, False])
    trials = range(1, 5)
    told = "Total cost of $1,010 is the best of 4 trials, found at trial 2"
    assert searched([values], kept, [COST], {}, trials) == told
    assert searched([values], kept, [COST], {"total cost": 1000.0}, trials) == f"{told}, 1 % worse than theory’s"
    assert searched([values], kept, [COST], {"total cost": 1020.0}, trials) == f"{told}, as good as theory’s ($1,020)"
    assert searched([values], kept, [COST], {"total cost": 1010.0}, trials) == f"{told}; theory gives $1,010"
    assert searched([values], kept & False, [COST], {}, trials) == "None of 4 trials keeps the constraints"
    both = searched([np.array([0.9, 0.95, 0.8, 1.0]), values], kept, [SHARE, COST], {}, trials)
    assert both == "4 trials, each objective at its best, alone: fill rate 95.0 %; total cost $1,010"


def test_a_scatter_says_what_follows_what() -> None:
    assert followed(("demand.sd", "z"), [RATIO, COST], [[0.9, 0.1], [0.1, -0.5]]) == (
        "Bullwhip ratio follows demand sd (+0.90); total cost follows z (−0.50), rank correlations"
    )
    assert followed(("z",), [RATIO], [[0.05]]) == "No measure follows any single factor"
