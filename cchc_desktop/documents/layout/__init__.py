"""The rules of the layout check, by the part of a paper that they look at; ``layout_check`` asks them all."""
