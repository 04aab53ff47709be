"""Out of the house: reminders by text message and e-mail. They carry a number, and nothing that could be read by others."""
