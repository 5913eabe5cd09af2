"""The window of the texts that papers say: the office's own wording of each sentence, with the paper beside it."""
