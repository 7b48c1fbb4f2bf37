"""The flagship: who is there, how goods and money flow, what comes out of development, and what mistakes say."""

from collections import Counter

import pytest

from experiments.faults import InputError
from experiments.recipe import Ready, prepare
from scenarios.company import Goods, Part, Plant, Segment, Source, Successor, Variant, Whole
from scenarios.company.calendar import Calendar
from scenarios.company.plant import homes
from sim.accounts import COSTS
from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.diffusion import Bass
from sim.errors import ModelError
from sim.facts import Facts
from sim.metrics import measure
from sim.policies.demand import Listed, Promotions, Seasonal, Steady
from sim.policies.flexibility import Full
from sim.policies.forecasting import SeasonallyAdjusted
from sim.policies.forecasting.seasonally_adjusted import Adjusted
from sim.policies.materials import Candidate
from sim.processes.manufacturing_flow import ManufacturingPlan
from sim.simulation import Simulation
from sim.streams import Streams

STAGE = "{_target_: sim.processes.product_development.Stage, name: design, time: 10.0}"
SOON = (
    f"product_development.pipeline.stages=[{STAGE}]",
    "product_development.rollout.build_up=10",
    "product_development.rollout.launch_stock=50",
    "product_development.rollout.latest=20",
    "product_development.rollout.roll_over.overlap=14",
)
"""A project of ten days and a launch soon after."""


def ready(*words: str) -> Ready:
    recipe, _ = prepare(["scenario=company", "warmup=0", *words])
    return recipe.ready()


def value(facts: Facts, name: str, agent: str = "chain", segment: str = "all") -> float:
    return next(k.value for k in measure(facts, [name]) if (k.agent, k.product, k.segment) == (agent, "all", segment))


@pytest.fixture(scope="module")
def played() -> tuple[Simulation, Facts]:
    """Seventy days in which kettle5 takes the place of kettle4."""
    streets: list[Simulation] = []
    result = ready(*SOON, "horizon=70").play(0, 0.0, look=streets.append)
    return streets[0], result.facts


# --- who is there


def test_the_houses_are_called_as_agreed(played):
    sim, _ = played
    assert {"north", "south", "warehouse_east", "warehouse_centre", "warehouse_west", "returns_centre"} <= set(
        sim.agents
    )
    suppliers = {name: agent.region for name, agent in sim.agents.items() if isinstance(agent, Supplier)}
    assert {name for name, region in suppliers.items() if region == "near"} == {
        "motors_near",
        "housings_near",
        "packaging_near",
    }
    assert {name for name, region in suppliers.items() if region == "far"} == {
        "motors_far",
        "electronics_far",
        "housings_far",
    }
    company = sim.agents["company"]
    assert isinstance(company, Company)
    assert len(company.sites) == 6


def test_sixty_business_customers_in_four_segments_and_consumers_at_four_of_them(played):
    sim, _ = played
    groups = Counter(agent.group for agent in sim.agents.values() if isinstance(agent, Customer))
    assert groups == {"chains": 2, "consumers": 4, "specialists": 14, "online": 10, "small": 30, "people": 1}
    shops = [agent for agent in sim.agents.values() if isinstance(agent, Warehouse) and agent.group == "shops"]
    assert [shop.name for shop in shops] == ["chain1", "chain2", "chain3", "chain4"]
    assert all(len(shop.sellers) == 1 and len(shop.customers) == 1 for shop in shops)


def test_all_processes_have_a_room(played):
    sim, _ = played
    company = sim.companies[0]
    assert company.relationship and company.service and company.planning and company.fulfilment
    assert company.procurement and company.development and company.returns and company.contingency


# --- seasons


def in_season(sim: Simulation, product: str) -> dict[str, float]:
    """By warehouse, how many weeks of the year are over in the mind of its planner."""
    found = {}
    for name in ("warehouse_east", "warehouse_centre", "warehouse_west"):
        desks = sim.agents[name].demand.desks
        forecast = next(desk.forecast for item, desk in desks.items() if item.name == product)
        while not isinstance(forecast, Adjusted):
            forecast = forecast.own
        found[name] = forecast.at
    return found


def test_planners_know_where_in_the_year_they_are_of_new_products_too(played):
    """After the review of day 63 the next week is the tenth."""
    sim, _ = played
    for product in ("kettle1", "kettle5"):
        assert list(in_season(sim, product).values()) == pytest.approx([9.0] * 3), product


def test_planning_begins_with_what_the_houses_expect_and_their_season():
    streets: list[Simulation] = []
    ready("preset=coordinated", "horizon=15").play(0, 0.0, look=streets.append)
    book = streets[0].companies[0].planning.book
    assert len(book.forecasting) == 3 * 10  # warehouses; variants, two of them made in both plants
    for (territory, seller), forecasting in book.forecasting.items():
        own = seller.demand.desks[territory.product].forecasting
        while not isinstance(own, SeasonallyAdjusted):
            own = own.base
        assert forecasting.start().own.mean == own.base.initial
        assert forecasting.start().mean == pytest.approx(1.1 * own.base.initial)


def test_a_season_that_the_user_knows_otherwise_begins_like_the_planners():
    """First the last week of the season before: on day 0 orders of that day alone are seen."""
    streets: list[Simulation] = []
    ready("forecasting=seasonally_adjusted", "forecasting.length=4", "horizon=15").play(0, 0.0, look=streets.append)
    desks = streets[0].agents["warehouse_east"].demand.desks
    chosen = next(desk.forecasting for item, desk in desks.items() if item.name == "kettle1")
    while not isinstance(chosen, SeasonallyAdjusted):
        chosen = chosen.base
    assert (chosen.passed, chosen.factors) == (-1.0, (1.3, 1.1, 0.9, 0.7))
    assert chosen.base.initial == pytest.approx(210.0)


@pytest.mark.parametrize(
    "words", [("scenario.calendar.known=false",), ("scenario.calendar.factors=[1.0]",), ("forecasting=holt_winters",)]
)
def test_without_seasons_that_are_known_nothing_is_adjusted(words):
    streets: list[Simulation] = []
    ready(*words, "horizon=15").play(0, 0.0, look=streets.append)
    desks = streets[0].agents["warehouse_east"].demand.desks.values()
    assert not any(isinstance(desk.forecasting, SeasonallyAdjusted) for desk in desks)


# --- money


def test_the_profit_and_loss_account_adds_up(played):
    sim, facts = played
    lines = {
        k.segment: k.value for k in measure(facts, ["profit and loss"]) if (k.agent, k.product) == ("company", "all")
    }
    profit = lines.pop("all")
    assert profit == pytest.approx(sum(lines.values()))
    houses = ["company", *(site.name for site in sim.companies[0].sites)]
    assert profit == pytest.approx(sum(value(facts, "profit", house) for house in houses), rel=1e-9)
    counted = {"purchases", "sales", "salvage", *COSTS}
    own = [posting for posting in facts.money if posting.agent in houses]
    spent = sum(p.amount * ((p.debit in counted) - (p.credit in counted)) for p in own)
    assert profit == pytest.approx(-spent)


def test_cash_to_cash_is_stock_and_receivables_less_payables(played):
    _, facts = played
    cycle = value(facts, "cash-to-cash cycle", "company")
    assert -30.0 < cycle < 90.0  # a fortnight or two of stock, a month until customers pay, a month until suppliers are


def test_the_same_seed_is_the_same_company():
    assert ready("horizon=20").play(1, 0.0).facts == ready("horizon=20").play(1, 0.0).facts


# --- the successor


def test_the_successor_replaces_the_product_before(played):
    sim, facts = played
    new = {stock.place: stock for stock in sim.stocks if stock.product.name == "kettle5"}
    assert {"north", "warehouse_east", "warehouse_centre", "warehouse_west", "returns_centre", "people"} <= set(new)
    assert "south" not in new
    assert new["people"].received > 0
    old = {stock.place: stock for stock in sim.stocks if stock.product.name == "kettle4"}
    houses = ("north", "warehouse_east", "warehouse_centre", "warehouse_west")
    assert sum(old[house].scrapped for house in houses) > 0
    assert sum(old[house].on_hand for house in houses) < 20  # what customers send back of it is sold by nobody
    whats = {happening.what for happening in facts.happenings}
    assert {"launched", "on sale", "adopted", "adopter served", "switched", "written off"} <= whats


def test_without_development_nothing_is_replaced():
    streets: list[Simulation] = []
    ready("product_development=none", "disruption=none", "horizon=14").play(0, 0.0, look=streets.append)
    assert "kettle5" not in {product.name for product in streets[0].products}
    assert streets[0].companies[0].development is None


# --- its parts


def test_whole_units_wait_for_what_is_cut_off():
    whole = Whole(Listed((0.6, 0.6, 1.9, 0.0)))
    assert [units for _, units in whole(Streams(1)("anybody", "demand"))] == [0.0, 1.0, 2.0, 0.0]


def test_a_year_has_seasons_and_promotions():
    year = Calendar((1.0, 2.0), month=10.0, interval=50.0, first=0.0, length=5.0, uplift=1.5, dip_length=5.0)
    assert isinstance(year.seasonal(Steady(1.0)), Seasonal)
    assert isinstance(year.promoted(Steady(1.0)), Promotions)
    assert Calendar().promoted(Steady(1.0)) == Steady(1.0)


def test_each_customer_has_its_variants_in_turn():
    segment = Segment(customers=3, weight=1.0, lists=("a", "b", "c"), own=2)
    assert [segment.range(number) for number in range(3)] == [("a", "b"), ("b", "c"), ("c", "a")]


def test_plants_make_what_they_say_or_what_the_flexibility_says():
    goods = Goods({"m": Part(1.0)}, {name: Variant(1.0, 2.0, 0.5, {"m": 1.0}) for name in "ab"})
    plants = {"one": Plant(makes=("a",), times={"line": 0.1}), "two": Plant(makes=("b", "a"), times={"line": 0.1})}
    assert homes(plants, goods, None) == {"a": ("one", "two"), "b": ("two",)}
    assert homes(plants, goods, ManufacturingPlan(flexibility=Full())) == {"a": ("one", "two"), "b": ("two", "one")}
    with pytest.raises(ModelError, match="no plant makes b"):
        homes({"one": plants["one"]}, goods, None)


def test_a_successor_is_made_of_the_parts_that_there_are():
    goods = Goods({"m": Part(1.0)}, {"a": Variant(1.0, 2.0, 0.5, {"m": 1.0})})
    places = {"inside": [Candidate("m", "smith", 1.0, standard=True)]}
    successor = Successor("a", "one", places, Bass(), "shop", {})
    assert list(successor.designer(goods)("b").product.parts) == [goods.parts["m"]]


# --- mistakes


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Variant(1.0, 2.0, 0.5), "a variant consists of parts"),
        (lambda: Segment(customers=0, weight=1.0, lists=("a",)), "at least one customer"),
        (lambda: Segment(customers=1, weight=1.0, lists=("a",), own=2), "0..1 of the variants"),
        (lambda: Source("near", {}), "sells at least one part"),
        (lambda: Plant(makes=("a",)), "a plant has work centres"),
        (lambda: Plant(makes=("a",), times={"x": 1.0}, machines={"y": 1}), "no work centre"),
    ],
)
def test_what_cannot_be_is_said(build, says):
    with pytest.raises(ValueError, match=says):
        build()


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("scenario.plants.north.makess=[kettle1]", "makess"),
        ("scenario.plants.north.makes=[kettle9]", "kettle9"),
        ("scenario.clientele.segments.chains.lists=[kettle9]", "kettle9"),
        ("scenario.clientele.shops.chains=7", "7 of the chains"),
        ("scenario.returns.restocks=nowhere", "nowhere"),
        ("disruption.agent=moon", "moon"),
        ("customer_service=proactiv", "proactiv"),
    ],
)
def test_a_key_that_is_wrong_is_said_clearly(word, says):
    with pytest.raises(InputError, match=says):
        ready("horizon=2", word).play(0, 0.0)
