"""What an office publishes: announcements and calls for suggestions, by two persons, kept as they were published."""
