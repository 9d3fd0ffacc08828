"""Cards on a co-researcher's first page: each shows what waits, and nothing when nothing does."""
