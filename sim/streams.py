"""Random numbers by the name of who draws them and what for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from struct import unpack
from typing import Literal

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence

from sim.distributions import Distribution, Numbers

BLOCK = 256
"""How many numbers are drawn at a time: a number out of a block costs a tenth of a number drawn alone."""

Sampling = Literal["direct", "inverse", "antithetic"]
"""How a distribution draws: by its own quickest method, by its quantile of u, or by its quantile of 1 - u."""


class Stream:
    """The random numbers of one agent for one purpose.

    Every iterator of `draws` has a generator of its own, so that neither the sizes shift when the gaps of the same
    purpose are given another distribution, nor the other way round.
    """

    def __init__(self, seeded: Callable[[int], PCG64], sampling: Sampling = "direct") -> None:
        self._seeded = seeded
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

    def __call__(self, agent: str, purpose: str) -> Stream:
        """The stream of this agent and purpose; it is made when first asked for."""
        name = (agent, purpose)
        stream = self._streams.get(name)
        if stream is None:
            stream = self._streams[name] = Stream(self._seeds(name), self.sampling)
        return stream

    def switch(self, branch: int) -> None:
        """Start every stream afresh on a numbered branch of the future; branch 0 is the run as first seeded."""
        if branch < 0:
            raise ValueError(f"branch must not be negative, got {branch}")
        self.branch = branch
        for name, stream in self._streams.items():
            stream.restart(self._seeds(name))

    def _seeds(self, name: tuple[str, str]) -> Callable[[int], PCG64]:
        """Seeds of a name: number 0 for the stream's own generator, 1, 2, ... for its iterators."""
        digest = blake2b("\0".join(name).encode(), digest_size=16).digest()
        key = (self.replication, *unpack("<4I", digest))
        branch = self.branch

        def seeded(index: int) -> PCG64:
            suffix = (branch, index) if index else (branch,) if branch else ()
            return PCG64(SeedSequence(self.seed, spawn_key=key + suffix))

        return seeded
