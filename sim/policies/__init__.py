"""Decisions: small callables without state. What they may know comes in, what they decide goes out."""
