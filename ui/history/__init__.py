"""What was done and how to take it back: undo and redo, the history of changes, the trash."""
