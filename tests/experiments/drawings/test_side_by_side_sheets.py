"""What the figures of a run say where houses stand side by side, and a head office behind them."""

from experiments.drawings.amplification import amplification
from experiments.drawings.calendar import Calendar
from experiments.drawings.frame import Frame
from experiments.drawings.network import network
from experiments.drawings.stages import stages
from scenarios.procurement import Item, Maker, Rival, procurement
from sim.facts import Facts
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import OrderUpTo
from sim.policies.sourcing import SingleSource
from sim.simulate import simulate
from sim.simulation import Simulation


def played() -> tuple[Facts, Frame]:
    def scenario(sim: Simulation) -> None:
        procurement(
            sim,
            items={"part": Item(mean=10.0, makers={"maker": 5.0})},
            makers={"maker": Maker()},
            forecasting=Fixed(70.0, 13.0),
            replenishment=OrderUpTo(1.0),
            sourcing=SingleSource(),
            rival=Rival(1.0),
        )

    facts = simulate(scenario, horizon=60.0, seed=1, record="totals").facts
    return facts, Frame.of(facts, "procurement", Calendar("day"), "EUR", 1)


def test_a_head_office_is_no_house_on_the_way_of_goods() -> None:
    facts, frame = played()
    assert "company" in [agent.name for agent in facts.agents]
    figure = network(facts, frame)
    assert figure.texts[0].get_text().startswith("2 houses stand between the source and the customers")
    assert "company" not in {text.get_text() for axes in figure.axes for text in axes.texts}


def test_orders_of_several_houses_are_not_added_up_without_levels() -> None:
    facts, frame = played()
    figure = amplification(facts, None, stages(facts), frame)
    assert figure.texts[0].get_text() == "No levels were kept of which to add up orders"
