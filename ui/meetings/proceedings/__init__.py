"""The page "Diễn biến": the proceedings typed as plain text, with names, numbers and votes at hand."""
