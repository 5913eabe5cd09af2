"""From the words of a deadline to its date: ``read_phrase("trước ngày 15/12/2020", …)`` is 14/12/2020.

``table`` is the grammar, one row for each way of writing a deadline; ``days``, ``spans``, ``weeks``, ``counting`` and
``repeats`` say what a row means; ``finding`` finds them in a sentence, ``deciding`` weighs them, ``reading`` answers.
"""

from cchc_desktop.calendar.phrases.reading import (
    LONGEST as LONGEST,
)
from cchc_desktop.calendar.phrases.reading import (
    PhraseKind as PhraseKind,
)
from cchc_desktop.calendar.phrases.reading import (
    Reading as Reading,
)
from cchc_desktop.calendar.phrases.reading import (
    read_phrase as read_phrase,
)
from cchc_desktop.calendar.phrases.reading import (
    read_phrases as read_phrases,
)
