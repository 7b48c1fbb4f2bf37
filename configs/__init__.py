"""The Hydra tree: one folder a choice, one YAML an alternative. Data only: never imported."""
