"""The SQL of the codings: one module per noun."""
