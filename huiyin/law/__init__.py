"""The law as declared facts: plain Python, no framework, no input or output, no wall clock."""
