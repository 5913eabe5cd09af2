"""The fields of a task."""
