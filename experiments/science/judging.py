"""An enquiry under way: its arms played as often as the protocol asks, its predictions judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from experiments.faults import Fault, InputError
from experiments.inference import answer
from experiments.science.enquiry import Enquiry, Place
from experiments.science.look import Look
from experiments.science.questions import check_values, joined, questions_of
from experiments.science.tables import arms_table, verdicts_table
from experiments.study.campaign import Campaign


@dataclass
class Laboratory:
    """The campaign of an enquiry, and what was read of its runs."""

    enquiry: Enquiry
    under_way: Campaign
    places: Mapping[Place, int]
    played: dict[int, int] = field(default_factory=dict)

    def values(self, look: Look, place: Place, replications: range) -> list[float]:
        """What is read of some replications of an arm, played if they have not been. InputError where a run fails."""
        point = self.places[place]
        outcomes = self.under_way.play({point: replications})
        for outcome in outcomes:
            if outcome.fault:
                raise InputError([Fault(f"{self.enquiry.name}, {self.under_way.points[point]}", outcome.fault)])
        self.played[point] = max(self.played.get(point, 0), replications.stop)
        return [look(outcome) for outcome in outcomes]

    def all_values(self, look: Look, place: Place) -> list[float]:
        """What is read of every replication of an arm that was played."""
        return self.values(look, place, range(self.played[self.places[place]]))

    def agents(self, place: Place, measure: str) -> set[str]:
        """The houses of which a first run of an arm has a measure."""
        (outcome,) = self.under_way.play({self.places[place]: [0]})
        return {
            key[1]
            for key, value in zip(outcome.keys, outcome.values, strict=True)
            if key[0] == measure and value == value
        }

    def judge(self) -> Mapping[str, pd.DataFrame]:
        """Play everything that is needed, the first round of all arms at once; its tables."""
        enquiry = self.enquiry
        self.under_way.play({point: range(enquiry.rule.at_least) for point in self.places.values()})
        check_values(enquiry, self.values, self.agents)
        verdicts = (
            joined(enquiry, answer(questions_of(enquiry, self.values), enquiry.rule)) if enquiry.hypotheses else []
        )
        arms = arms_table(enquiry, self.all_values)
        return {"verdicts": verdicts_table(enquiry, verdicts, arms), "arms": arms}


def mean(values: list[float]) -> float:
    """Of the values that are there."""
    known = np.array(values)[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
