"""Agencies and where they stand, officers, the duties they hold, and recusal."""
