"""Events of lots and of containers."""

from enum import auto

from sim.happenings.happening import Happening


class LotEvent(Happening):
    """Events of lots and of containers."""

    TRACED_DELIVERY = 1101  # goods whose lots are known reach a customer; units
    DEFECT_DELIVERED = auto()  # a unit with a latent defect is among them; units
    DEFECT_SHOWN = auto()  # a latent defect shows at a customer; units
    LOT_INSPECTED = auto()  # goods of a lot are looked at; units looked at
    LOT_REJECTED = auto()  # ... and are rejected; units
    QUARANTINED = auto()  # goods of a blocked lot are put aside; units
    RECALLED = auto()  # a recall begins; units that it has to find
    RECALL_REACHED_CUSTOMERS = auto()  # the same; units of them in customers' hands
    RECALLED_BACK = auto()  # recalled goods are back from customers; units
    RECALL_SPENT = auto()  # a recall costs money; money
    RECALL_CONTAINED = auto()  # nothing more of a recall is awaited; the time since the first defect was told
    CONTAINER_BOUGHT = auto()  # a container joins the fleet; money
    CONTAINER_FILLED = auto()  # goods are put into containers; containers
    CONTAINER_BACK = auto()  # a container is back, clean; the time since it was filled
    CONTAINER_LOST = auto()  # a container does not come back; trips it has made
    CONTAINER_WORN = auto()  # a container is worn out; trips it has made
    PACKAGING_BOUGHT = auto()  # a container, or packaging that does not come back, is bought; money
    ONE_WAY_PACKED = auto()  # goods are put into packaging that does not come back; packages
    CONTAINER_SHORT = auto()  # goods cannot leave for want of containers; units
    CONTAINER_WAIT = auto()  # goods that had to wait for containers are put into them; the time they waited
