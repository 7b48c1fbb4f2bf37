"""Who does the work of a study: this process, processes on this machine, or a dask cluster, with the same results."""
