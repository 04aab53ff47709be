"""Changes the declared law and its functions, one place at a time, and sees whether the law's tests notice.

`make mutants`, or `python -m tests.mutants --help`. Nothing is written: a changed module is compiled in
memory and lives in a process of its own, which runs `tests/law` and ends.
"""
