"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6371.0088
"""Mean radius in kilometres (IUGG)."""


def great_circle(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Kilometres between two points given as (latitude, longitude) in degrees (haversine formula)."""
    lat1, lon1, lat2, lon2 = (radians(angle) for angle in (*start, *end))
    haversine = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(haversine))


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between the places of two houses, which are (longitude, latitude)."""
    return great_circle(one[::-1], other[::-1])
