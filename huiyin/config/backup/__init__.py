"""Backups: one encrypted file of the database, and a second one, under another passphrase, of its keys."""
