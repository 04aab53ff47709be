"""What the rooms above the case file add inside the transaction of an act: one list, in this order."""

from huiyin.config.jobs import post
from huiyin.matters.hooks import Forget, Hook
from huiyin.papers.drafting import draft, forget

HOOKS: list[Hook] = [
    draft,  # the papers the act demands, with the contents their articles require
    post,  # the job that delivers what the act left in the outbox
]
FORGET: list[Forget] = [
    forget,  # the papers of a matter whose keeping is over
]
