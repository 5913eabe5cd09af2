"""Working days, holidays and periods, and the deadlines that follow from them."""
