"""How fast the house is, measured on one machine in one run: `python -m benchmarks` prints figures and conditions."""
