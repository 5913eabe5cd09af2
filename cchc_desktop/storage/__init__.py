"""The file on disk: opened, locked, upgraded, copied and checked here, and nowhere else."""
