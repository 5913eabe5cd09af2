"""The parts of a big list: see ``big_list`` for how they stand together."""
