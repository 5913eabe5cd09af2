"""From an instruction as the chair says it to proposed tasks: who leads, with whom, what, until when, which product.

``forms`` writes down how people and departments are called, ``known`` keeps it; ``tokens``, ``mentions`` and
``joining`` find them in a sentence, ``scene`` masks them. ``clauses`` parts what is said to one from what is said to
another, ``appraisal`` leaves out praise and blame, ``roles`` tells who leads, ``due``, ``products`` and ``wording``
read the rest, ``hearing`` puts a clause together, ``reading`` answers and ``reasons`` says why.
What is not read is missing; nothing is guessed.
"""

from cchc_desktop.tasks.instructions.known import Known as Known
from cchc_desktop.tasks.instructions.proposals import Owner as Owner
from cchc_desktop.tasks.instructions.proposals import Part as Part
from cchc_desktop.tasks.instructions.proposals import ProposedTask as ProposedTask
from cchc_desktop.tasks.instructions.proposals import Seen as Seen
from cchc_desktop.tasks.instructions.proposals import as_json as as_json
from cchc_desktop.tasks.instructions.reading import read_instruction as read_instruction
