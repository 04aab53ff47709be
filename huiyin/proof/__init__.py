"""Proof: what an outsider needs to check the record, and nothing else. Plain Python; no Django, no database."""
