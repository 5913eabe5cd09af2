"""The progress sheet: a whole list filled in from the keyboard."""
