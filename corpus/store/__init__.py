"""The SQL of the corpus: one module per noun; the store's connection and its migrations."""
