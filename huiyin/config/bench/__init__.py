"""Measurements: speed and memory as ratios or counts of one run, with the machine's noise beside them."""
