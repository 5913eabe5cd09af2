"""The windows of the menu "Báo cáo" about tasks: counts of months and quarters, the register, slips of persons."""
