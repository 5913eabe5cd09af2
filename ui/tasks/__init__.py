"""The tab "Nhiệm vụ"."""
