"""Who is responsible: the sub-processes of the eight processes, and the functions of a company that carry them out."""

from sim.responsibility.functions import FUNCTIONS, Function
from sim.responsibility.sub_process import Process, SubProcess
from sim.responsibility.table import EIGHT, OF_EVENT, OF_MESSAGE, PROCESSES, of_decision, parts, responsible

__all__ = [
    "EIGHT",
    "FUNCTIONS",
    "OF_EVENT",
    "OF_MESSAGE",
    "PROCESSES",
    "Function",
    "Process",
    "SubProcess",
    "of_decision",
    "parts",
    "responsible",
]
