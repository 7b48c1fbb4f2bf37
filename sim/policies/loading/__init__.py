"""Loading: how much of what each plant makes, where several can."""

from sim.policies.loading.most_output import MostOutput
from sim.policies.loading.own_plant_first import OwnPlantFirst
from sim.policies.loading.protocol import Loading, Machine

__all__ = ["Loading", "Machine", "MostOutput", "OwnPlantFirst"]
