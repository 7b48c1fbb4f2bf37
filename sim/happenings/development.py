"""Events of product development."""

from enum import auto

from sim.happenings.happening import Happening


class DevelopmentEvent(Happening):
    """Events of product development."""

    IDEA_OF_CUSTOMERS = 801  # an idea for a product comes in; its worth as it looks at the first screening
    IDEA_OF_RETURNS = auto()  # ... as above, of what was sent back
    IDEA_OF_SUPPLIERS = auto()
    IDEA_WITHIN = auto()
    SCREENED_OUT = auto()  # an idea is dropped at the first screening; its worth as it looked
    PROJECT_STARTED = auto()  # a project begins; the time since the idea
    WAITED_FOR_ENGINEERS = auto()  # work on a stage begins; the time it waited for engineers
    STAGE_ENDED = auto()  # a stage is over, whatever was done again; the time it took
    DONE_AGAIN = auto()  # a pass of a stage has to be done again; the time it had taken
    CHANGED_LATE = auto()  # the same, after the third gate: an engineering change; gates passed
    GATE_PASSED = auto()  # a project passes a gate; 1 if it was not worth it, else 0
    KILLED_EARLY = auto()  # a project is given up before its third gate; 1 if it was worth going on, else 0
    KILLED_LATE = auto()  # ... at the third or a later one; the same
    LAUNCHED = auto()  # a project ends with a product on the market; the time since it began
    FITTED = auto()  # the same; how well the product meets what customers need, 0 to 1
    COSTED = auto()  # the same; what a unit of the product costs
    PART_CHOSEN = auto()  # a part and its supplier are chosen for a product; the chance that it is not supplied
    PART_ADDED = auto()  # the same, where no product of the company had the part
    ENGINEERED = auto()  # engineers have worked on a stage; engineers x time
    EMPLOYED = auto()  # engineers are paid; engineers x time
    COORDINATED = auto()  # others have taken part in work on a stage, or a team has met; money
    SOLD_WELL = auto()  # a product has been sold for a year, as much as it was to; units sold / the goal
    SOLD_BADLY = auto()  # ... or not as much; the same
    BROKE_EVEN = auto()  # a product has earned what its project cost; the time since the project began
    DEVELOPMENT_SPENT = auto()  # money is spent on development; its value at the start of the run
    DEVELOPMENT_EARNED = auto()  # sales of products that were launched; their margin, valued at the start of the run
    PIPELINE_VALUED = auto()  # once a month: what projects under way look worth
