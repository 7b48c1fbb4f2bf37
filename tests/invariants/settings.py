"""How long hypothesis may look."""

from hypothesis import HealthCheck, Phase, settings


def few(examples):
    """So many supply chains, the same ones in every run; the first that fails is shown as it is."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
