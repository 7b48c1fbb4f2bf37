"""Furnishing a shop floor: work centres as their factory's plan asks for them, and the crews that they share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.processes.manufacturing_flow.crew import CrewAtWork
from sim.processes.manufacturing_flow.ruled_station import RuledStation
from sim.processes.manufacturing_flow.station import Station

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.plan import ManufacturingPlan
    from sim.processes.manufacturing_flow.work_centre import WorkCentre


def furnished(site: Agent, centres: Iterable[WorkCentre], plan: ManufacturingPlan) -> dict[str, Station]:
    """The work centres by name. Raises ModelError where two name a crew and differ on how many people it has."""
    crews: dict[str, CrewAtWork] = {}
    stations: dict[str, Station] = {}
    for centre in centres:
        crew = None
        if centre.crew is not None:
            crew = crews.setdefault(centre.crew.name, CrewAtWork(site.env, centre.crew))
            if crew.crew != centre.crew:
                raise ModelError(
                    f"{site.name}: crew {centre.crew.name} has {crew.crew.people} or {centre.crew.people} people"
                )
        hours = centre.hours or plan.hours
        cards = plan.release.at(centre.name)
        if plan.dispatch is None and plan.maintenance is None and hours is None and crew is None:
            stations[centre.name] = Station(site, centre, cards)
        else:
            stations[centre.name] = RuledStation(site, centre, cards, plan, hours, crew)
    return stations
