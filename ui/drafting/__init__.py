"""The desk for one paper before it leaves the office, whatever it is about; every room opens it."""
