"""Files into turns: one module per kind of file; no database."""
