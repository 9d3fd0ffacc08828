"""Pages for co-researchers."""
