"""Codebooks, codings and tables to and from files."""
