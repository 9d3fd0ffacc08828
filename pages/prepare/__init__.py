"""Pages on which researchers prepare the study."""
