"""Which proposals are played ahead how often, where there is not the time to play all of them as often as wanted."""

from __future__ import annotations


def schedule(proposals: int, runs: int, budget: int) -> list[tuple[int, int]]:
    """Rounds as (proposals that are still in it, runs of each by the end of the round), to stay being played as often.

    All in one round where the budget allows it. Else half of the budget goes to a first look at as many as it is enough
    for, in their order, and each round the better half goes on (sequential halving: Karnin, Koren and Somekh 2013).
    """
    if not proposals:
        return []
    if (proposals + 1) * runs <= budget:
        return [(proposals, runs)]
    left = max(1, min(proposals, budget // 2 - 1))
    played = min(runs, max(1, budget // 2 // (left + 1)))
    rounds = [(left, played)]
    budget -= played * (left + 1)
    while left > 1 and played < runs:
        left = (left + 1) // 2
        share = budget if left == 1 else budget // 2
        more = min(runs - played, share // (left + 1))
        if more:
            played += more
            budget -= more * (left + 1)
            rounds.append((left, played))
    return rounds
