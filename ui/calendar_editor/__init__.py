"""The window of the days off and the Saturdays worked."""
