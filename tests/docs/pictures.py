"""The pictures on the pages, and the figures that they are."""

from __future__ import annotations

from pathlib import Path

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


def shown(block: Block) -> dict[str, str]:
    """The pictures that the command of a block draws."""
    return {name: figure for name, figure in DRAWN.items() if f"out={figure.partition('/')[0]}\n" in block.text}


def differing(block: Block, folder: Path) -> list[str]:
    """The pictures that are not, byte for byte, what the command has just drawn in the folder."""
    kept = HOME / "docs" / "pictures"
    return [
        name
        for name, figure in shown(block).items()
        if (folder / f"{figure}.png").read_bytes() != (kept / f"{name}.png").read_bytes()
    ]
