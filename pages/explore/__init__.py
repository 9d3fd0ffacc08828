"""Pages on which researchers explore what was coded."""
