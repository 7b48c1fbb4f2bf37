"""All statements, in the order of the table."""

from importlib import import_module
from pkgutil import iter_modules

import tests.statements.rows as rows
from tests.statements.statement import Statement


def place(statement: Statement) -> tuple[str, int, str]:
    """S1 before S2, S25 before W1."""
    number = "".join(c for c in statement.id[1:] if c.isdigit())
    return statement.id[0], int(number), statement.id


STATEMENTS: tuple[Statement, ...] = tuple(
    sorted(
        (
            statement
            for module in iter_modules(rows.__path__)
            for statement in import_module(f"{rows.__name__}.{module.name}").ROWS
        ),
        key=place,
    )
)
