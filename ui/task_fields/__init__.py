"""Fields in which tasks are entered, shared by the rooms that make them."""
