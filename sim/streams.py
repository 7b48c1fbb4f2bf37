"""Random numbers by the name of who draws them and what for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from itertools import islice
from struct import unpack
from typing import Literal

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence

from sim.distributions import Distribution, Numbers

BLOCK = 256
"""How many numbers are drawn at a time: a number out of a block costs a tenth of a number drawn alone."""

TRIES = 1000
"""How often a time is drawn anew before the one that was drawn earlier is kept."""

Sampling = Literal["direct", "inverse", "antithetic"]
"""How a distribution draws: by its own quickest method, by its quantile of u, or by its quantile of 1 - u."""


def drawn_anew(draws: Iterator[float], kept: float, to_come: Callable[[float], bool]) -> float:
    """A time of this law in place of one that is not over yet: the first draw whose end is still to come.

    That is the law of the time given that it has lasted so long, exactly, whatever the law.
    """
    # A time may have lasted so long that its law hardly ever draws one like it, or, rounded, never: searching on would
    # hang the run, so what was drawn earlier stays true. A certain time comes out the same at the first try.
    return next((drawn for drawn in islice(draws, TRIES) if to_come(drawn)), kept)


class Stream:
    """The random numbers of one agent for one purpose.

    Every iterator of `draws` has a generator of its own, so that neither the sizes shift when the gaps of the same
    purpose are given another distribution, nor the other way round.
    """

    def __init__(self, seeded: Callable[[int], PCG64], sampling: Sampling, renewals: list[Callable[[], None]]) -> None:
        self._seeded = seeded
        self._renewals = renewals
        self._rng: Generator | None = None
        self._sampling = sampling
        self._drawn: list[tuple[Generator, list[float]]] = []

    @property
    def rng(self) -> Generator:
        """The stream's own generator, made when first asked for: most streams only have iterators."""
        if self._rng is None:
            self._rng = Generator(self._seeded(0))
        return self._rng

    def draws(self, distribution: Distribution) -> Iterator[float]:
        """Endless numbers of this distribution. Ask once and keep the iterator."""
        rng: Generator = Generator(self._seeded(len(self._drawn) + 1))
        block: list[float] = []
        self._drawn.append((rng, block))
        return self._draw(distribution, rng, block)

    def on_other_chance(self, renew: Callable[[], None]) -> None:
        """Have this done whenever the run goes on with other chance: to draw anew what was drawn but is still to come.

        Who was first to ask is first to draw.
        """
        self._renewals.append(renew)

    def restart(self, seeded: Callable[[int], PCG64]) -> None:
        """Drop every number drawn ahead and go on from these seeds, also in iterators that are already running."""
        self._seeded = seeded
        if self._rng is not None:
            self._rng.bit_generator.state = seeded(0).state
        for index, (rng, block) in enumerate(self._drawn, 1):
            rng.bit_generator.state = seeded(index).state
            block.clear()

    def _draw(self, distribution: Distribution, rng: Generator, block: list[float]) -> Iterator[float]:
        while True:
            while block:
                yield block.pop()
            block.extend(self._sample(distribution, rng)[::-1].tolist())

    def _sample(self, distribution: Distribution, rng: Generator) -> Numbers:
        if self._sampling == "direct":
            return distribution.sample(rng, BLOCK)
        uniform = np.clip(rng.random(BLOCK), 2**-53, 1 - 2**-53)
        return distribution.quantile(uniform if self._sampling == "inverse" else 1 - uniform)


class Streams:
    """Every random stream of a run. A name always means the same numbers, whoever else draws (Kelton's common random
    numbers): adding an agent or swapping a policy never shifts another's draws.

    Two runs, one "inverse" and one "antithetic", are an antithetic pair. Raises ValueError for a negative seed,
    replication or branch.
    """

    def __init__(self, seed: int, replication: int = 0, branch: int = 0, sampling: Sampling = "direct") -> None:
        if min(seed, replication, branch) < 0:
            raise ValueError(f"seed, replication and branch must not be negative, got {seed}, {replication}, {branch}")
        if sampling not in ("direct", "inverse", "antithetic"):
            raise ValueError(f"sampling must be direct, inverse or antithetic, got {sampling}")
        self.seed = seed
        self.replication = replication
        self.branch = branch
        self.sampling = sampling
        self._streams: dict[tuple[str, str], Stream] = {}
        self._renewals: list[Callable[[], None]] = []

    def __call__(self, agent: str, purpose: str) -> Stream:
        """The stream of this agent and purpose; it is made when first asked for."""
        name = (agent, purpose)
        stream = self._streams.get(name)
        if stream is None:
            stream = self._streams[name] = Stream(self._seeds(name), self.sampling, self._renewals)
        return stream

    def switch(self, branch: int) -> None:
        """Start every stream afresh on a numbered branch of the future; branch 0 is the run as first seeded.

        On another branch than now, what is still to come is drawn anew by those who asked for it.
        """
        if branch < 0:
            raise ValueError(f"branch must not be negative, got {branch}")
        other = branch != self.branch
        self.branch = branch
        for name, stream in self._streams.items():
            stream.restart(self._seeds(name))
        if other:
            for renew in self._renewals:
                renew()

    def _seeds(self, name: tuple[str, str]) -> Callable[[int], PCG64]:
        """Seeds of a name: number 0 for the stream's own generator, 1, 2, ... for its iterators."""
        digest = blake2b("\0".join(name).encode(), digest_size=16).digest()
        key = (self.replication, *unpack("<4I", digest))
        branch = self.branch

        def seeded(index: int) -> PCG64:
            suffix = (branch, index) if index else (branch,) if branch else ()
            return PCG64(SeedSequence(self.seed, spawn_key=key + suffix))

        return seeded
