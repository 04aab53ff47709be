"""What the rooms above the case file add inside the transaction of an act: one list, in this order."""

from huiyin.config import witnesses
from huiyin.config.jobs import find_lost, post, send_out
from huiyin.hints import attaching, detours, indexing, learning, outcomes, paper_texts
from huiyin.matters.hooks import Forget, Hook, PaperSeen
from huiyin.papers.drafting import draft, forget
from huiyin.papers.serving import note
from huiyin.papers.turning import facts, turn

HOOKS: list[Hook] = [
    draft,  # the papers the act demands, with the contents their articles require
    turn,  # a paper signed off, sent back or declared void by the act
    indexing.index,  # what the index of texts holds of the matter
    paper_texts.index,  # and of a paper that is issued or void
    learning.forget_of,  # what was learned from the matter
    detours.note,  # that a matter went elsewhere than the table of competences says
    attaching.attach,  # the hotspot a matter that was just sorted belongs to
    note,  # the paper whose service the act records
    outcomes.note,  # what became of the hints that were offered
    send_out,  # the job that numbers, seals and issues what the act signed off
    find_lost,  # the job that finds hotspots anew whose words went with a text
    post,  # the job that delivers what the act left in the outbox
]
FORGET: list[Forget] = [
    forget,  # the papers of a matter whose keeping is over
    indexing.forget,  # and what the index holds of it
    learning.unlearn,  # and what was learned from it
    detours.forget,  # and where it went
    outcomes.forget,  # what became of its hints
]
SIGNERS = [witnesses.signer]  # what leaves the house signed is signed with its own key
PAPERS: list[PaperSeen] = [facts]  # what the law asks of a paper that an answer names
