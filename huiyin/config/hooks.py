"""What the rooms above the case file add inside the transaction of an act: one list, in this order."""

from huiyin.matters.hooks import Hook

HOOKS: list[Hook] = []
