"""The pictures on the pages, and the figures that they are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from tests.docs.exhibits import PAGE, exhibits
from tests.docs.pages import HOME, Block

DRAWN = {
    "beer_game_amplification": "humans/figures/amplification",
    "beer_game_orders": "humans/figures/orders",
    "cdnow_orders": "shop/figures/orders",
    "policies_differences": "policies/figures/differences",
    "causes_response": "causes/figures/response",
    "shop_policies_mean_and_risk": "shop_policies/figures/mean_and_risk",
    "outage_over_time": "outage/figures/over_time",
    "stocks_search": "stocks/figures/search",
}
"""Picture -> the figure of which folder of the README it is."""


WIDTH, COLOURS = 1000, 128
"""Pictures of the gallery are smaller than figures, and have few colours: there are many of them."""


def small(figure: Path) -> bytes:
    """A figure as it hangs in the gallery."""
    from PIL import Image

    drawn, kept = Image.open(figure).convert("RGB"), BytesIO()
    drawn = drawn.resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.LANCZOS)
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(kept, "png", optimize=True)
    return kept.getvalue()


def shown(block: Block) -> dict[str, str]:
    """The pictures of the README that the command of a block draws."""
    if block.page != "README.md":
        return {}
    return {name: figure for name, figure in DRAWN.items() if f"out={figure.partition('/')[0]}\n" in block.text}


def differing(block: Block, folder: Path) -> list[str]:
    """The pictures that are not, byte for byte, what the command has just drawn in the folder."""
    if block.page == PAGE:
        hung = [exhibit for exhibit in exhibits() if exhibit.command == block.text.strip()]
        return [one.scenario for one in hung if one.picture.read_bytes() != small(folder / f"{one.drawn}.png")]
    kept = HOME / "docs" / "pictures"
    return [
        name
        for name, figure in shown(block).items()
        if (folder / f"{figure}.png").read_bytes() != (kept / f"{name}.png").read_bytes()
    ]
