"""Safety stock for a target service: what each stock does not need, or lacks, and the runs that confirm it."""
