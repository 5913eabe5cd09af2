"""The task beside the list: what it says, what happened to it, and its fields."""
