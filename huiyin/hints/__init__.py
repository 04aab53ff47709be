"""Hints beside the matters of an office, each with its reason: nothing here decides, nothing is about persons."""
