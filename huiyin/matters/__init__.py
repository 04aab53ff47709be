"""The case file: models, acts (the one door in), reading (the one door out), ledger (proof)."""
