"""The documentation, read by a machine."""
