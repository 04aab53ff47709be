"""The sealed room: accusation material, in a database, a process and under keys of its own. Nobody imports it."""
