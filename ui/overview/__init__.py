"""The tab "Tổng quan"."""
