"""Charts, the code picker, the passage marker."""
