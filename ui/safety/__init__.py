"""Backups, restore and the check of the data, as the window shows them."""
