"""Suggestions, each with its reason: similar matters, class and category, region and competent agency, hotspots.

Nothing here decides, and nothing here is about persons: a suggestion is accepted, changed or dismissed by an officer.
"""
