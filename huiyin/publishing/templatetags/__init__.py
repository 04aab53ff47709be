"""Template filters of what is published."""
