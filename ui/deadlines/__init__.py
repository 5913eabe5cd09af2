"""The tab "Thời hạn": everything that falls due as a list and in the month, and what a working day begins with."""
