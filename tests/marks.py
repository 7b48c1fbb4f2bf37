"""Tables that are made, kept between marks on a page: <!-- name --> ... <!-- /name -->."""

import re
from pathlib import Path


def fill(page: Path, name: str, text: str) -> None:
    """Put a text between the marks of that name, if the page is there."""
    if page.exists():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        block = f"{start}\n{text}\n{end}"
        before = page.read_text("utf-8")
        after = re.sub(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: block, before, flags=re.DOTALL)
        page.write_text(after, "utf-8", newline="\n")
