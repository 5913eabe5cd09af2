"""Keeping the files that belong to a record, shared by the rooms that have some."""
