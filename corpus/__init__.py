"""Transcripts, turns, participants, names removed, accounts; imports nothing of the project above it."""
