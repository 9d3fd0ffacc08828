"""Pages for work groups."""
