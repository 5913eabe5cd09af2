"""Vietnamese text: cleaning, search without accents, sorting, numbers, dates, old font encodings."""
