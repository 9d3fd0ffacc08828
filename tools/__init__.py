"""Tools for whoever works on the code; the app needs none of them."""
