"""The demonstration: a fictional province, its people, and matters told through real acts."""
