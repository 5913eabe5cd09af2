"""What is asked before something happens to tasks."""
