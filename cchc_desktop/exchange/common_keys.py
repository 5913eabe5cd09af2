"""The shapes that many keys of a data set share."""

from __future__ import annotations

from cchc_desktop.exchange.scalars import Clock, Code, Day, Line, LongText, Number, OneOf, PeriodText, Whole
from cchc_desktop.exchange.shapes import Keys, One, PeriodOfTime

DAY, CLOCK, COUNT, NUMBER, LONG = One(Day()), One(Clock()), One(Whole()), One(Number()), One(LongText())
YEAR = One(Whole(1900, 2199))
LINE, NAME, TITLE, SYMBOL, SHORT = One(Line()), One(Line(200)), One(Line(300)), One(Line(30)), One(Line(50))
PERSON_CODE = One(Code(20), refers=("person",))
DEPARTMENT_CODE = One(Code(20), refers=("department",))
WHO = One(Code(20), refers=("person", "department"))
TASK_CODE = One(Code(), refers=("task",))
MEETING_CODE = One(Code(), refers=("meeting",))
EVERY = One(OneOf(("hằng tuần", "hằng tháng", "hằng quý", "hằng năm")))
PERIOD = PeriodOfTime(
    One(PeriodText()),
    Keys({"nam": YEAR}, {"thang": One(Whole(1, 12)), "quy": One(Whole(1, 4))}),
)

PAPER_TYPES = (
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CV", "CĐ",
    "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL",
)  # fmt: skip
"""Abbreviations of documents.md 4.1, with CV for the letter, which has none of its own."""
