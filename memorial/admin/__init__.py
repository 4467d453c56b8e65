"""The curators' desk, on Django's own admin. Every entry is written through `changes.apply` and nowhere else."""
