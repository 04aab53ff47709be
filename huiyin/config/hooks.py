"""What the rooms above the case file add inside the transaction of an act: one list, in this order."""

from huiyin.config.jobs import post
from huiyin.matters.hooks import Hook

HOOKS: list[Hook] = [
    post,  # the job that delivers what the act left in the outbox
]
