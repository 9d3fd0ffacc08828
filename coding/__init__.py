"""Codes, passages, who coded what, themes; may import the corpus."""
