"""The columns of the record: how a row of each table is packed, and the names and types it is read with."""

from enum import IntEnum
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Kind(IntEnum):
    """The kinds of message in the table of messages."""

    ORDER = 0
    SHIPMENT = 1
    PROMISE = 2
    REFUSAL = 3
    CANCELLATION = 4
    SALES_REPORT = 5
    RETURN = 6
    INQUIRY = 7
    ANSWER = 8
    NOTICE = 9
    AGREEMENT = 10
    ORDER_PLAN = 11
    SUPPLY_PLAN = 12
    FORECAST_SHARE = 13
    CAPACITY_PLAN = 14
    VISIT = 15
    STOCK_REPORT = 16
    VENDOR_ORDER = 17
    JOINT_FORECAST = 18
    SUPPLY_AGREED = 19
    RATING = 20
    PAYMENT = 21
    RETURN_REQUEST = 22
    RETURN_ANSWER = 23
    DEFECT_REPORT = 24
    RECOVERABLE_SUPPLY = 25
    PRODUCT_NEWS = 26
    IMPROVEMENT_PROJECT = 27
    EXPEDITE_REQUEST = 28


MESSAGE = Struct("<ddIIIdHB")
MESSAGE_COLUMNS = (
    ("sent", "<f8"),
    ("arrived", "<f8"),
    ("sender", "<u4"),
    ("receiver", "<u4"),
    ("order", "<u4"),
    ("quantity", "<f8"),
    ("product", "<u2"),
    ("kind", "u1"),
)
LINE = Struct("<IIIH13d")
LINE_COLUMNS = (
    ("order", "<u4"),
    ("buyer", "<u4"),
    ("seller", "<u4"),
    ("product", "<u2"),
    ("quantity", "<f8"),
    ("sent", "<f8"),
    ("entered", "<f8"),
    ("due", "<f8"),
    ("promised", "<f8"),
    ("closed", "<f8"),
    ("at_once", "<f8"),
    ("delivered", "<f8"),
    ("lost", "<f8"),
    ("on_time", "<f8"),
    ("age", "<f8"),
    ("age_units", "<f8"),
    ("price", "<f8"),
)
ORDER = Struct("<IIddddBB")
ORDER_COLUMNS = (
    ("buyer", "<u4"),
    ("seller", "<u4"),
    ("entered", "<f8"),
    ("due", "<f8"),
    ("promised", "<f8"),
    ("closed", "<f8"),
    ("at_once", "u1"),
    ("full", "u1"),
)
LEVEL = Struct("<dH16d")
LEVEL_COLUMNS = (
    ("time", "<f8"),
    ("stock", "<u2"),
    ("on_hand", "<f8"),
    ("reserved", "<f8"),
    ("backlog", "<f8"),
    ("on_order", "<f8"),
    ("in_transit", "<f8"),
    ("at_door", "<f8"),
    ("ordered", "<f8"),
    ("demanded", "<f8"),
    ("consumed", "<f8"),
    ("received", "<f8"),
    ("shipped", "<f8"),
    ("lost", "<f8"),
    ("made", "<f8"),
    ("used", "<f8"),
    ("returned", "<f8"),
    ("scrapped", "<f8"),
)
END = Struct("<6d")
POSTING = Struct("<dIiIHBBd")
LEDGER_COLUMNS = (
    ("time", "<f8"),
    ("agent", "<u4"),
    ("counterparty", "<i4"),
    ("cause", "<u4"),
    ("product", "<u2"),
    ("debit", "u1"),
    ("credit", "u1"),
    ("amount", "<f8"),
)
EVENT = Struct("<dHIiiId")
EVENT_COLUMNS = (
    ("time", "<f8"),
    ("what", "<u2"),
    ("agent", "<u4"),
    ("about", "<i4"),
    ("product", "<i4"),
    ("order", "<u4"),
    ("value", "<f8"),
)
JOB = Struct("<IHHddddd")
JOB_COLUMNS = (
    ("job", "<u4"),
    ("station", "<u2"),
    ("product", "<u2"),
    ("queued", "<f8"),
    ("started", "<f8"),
    ("finished", "<f8"),
    ("quantity", "<f8"),
    ("scrapped", "<f8"),
)


def rows(data: bytearray, columns: tuple[tuple[str, str], ...]) -> NDArray[Any]:
    """Packed records as a structured array, without copying."""
    return np.frombuffer(data, dtype=np.dtype(list(columns)))
