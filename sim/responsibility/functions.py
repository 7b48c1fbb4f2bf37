"""The seven functions of a company from which managers come who run its processes."""

from typing import Literal, get_args

Function = Literal["marketing", "sales", "finance", "production", "purchasing", "logistics", "research and development"]
FUNCTIONS: tuple[Function, ...] = get_args(Function)
