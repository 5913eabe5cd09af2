"""The window "Bàn giao"."""
