"""Jobs: PostgreSQL is the queue (procrastinate), so a job is enqueued in the transaction that needs it."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from huiyin.matters.hooks import Taken

STALLED_AFTER = 60  # seconds without a sign of life from the worker that took the job
PATIENCE = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="pick_up_stalled", pass_context=True)
async def pick_up_stalled(context: JobContext, timestamp: int) -> None:
    """A job whose worker was killed is taken up again; those that keep failing stay set aside as failed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        await manager.retry_job(job)


@app.task(name="deliver", retry=PATIENCE, pass_context=True)
def deliver(context: JobContext, act: int) -> None:
    """Deliver the messages of one act; after the last failed try they are set aside and shown."""
    from huiyin.config.today import now
    from huiyin.matters import outbox

    try:
        outbox.deliver(act, now())
    except Exception:
        if context.job.attempts + 1 >= (PATIENCE.max_attempts or 1):
            outbox.set_aside(act)
        raise


def post(taken: Taken) -> None:
    """Hook: an act that leaves messages has them delivered, by a job enqueued in its transaction."""
    if taken.step.moves is not None or taken.step.code == "warn_of_end":
        deliver.defer(act=taken.act.pk)


@app.task(name="issue_papers", retry=PATIENCE)
def issue_papers(matter: int) -> None:
    """Number, seal, freeze and issue what is signed off in a matter. Safe to run again."""
    from huiyin.config.today import founding, now
    from huiyin.papers import issuing

    issuing.issue_ready(matter, now(), demonstration=founding()[0])


def send_out(taken: Taken) -> None:
    """Hook: an act that signs a paper off has it issued, by a job enqueued in its transaction."""
    from huiyin.papers import turning

    if turning.signs_off(taken):
        issue_papers.defer(matter=taken.case.matter.pk)


@app.periodic(cron="35 * * * *")
@app.task(name="issue_left_over", queueing_lock="issue_left_over")
def issue_left_over(timestamp: int) -> None:
    """Every hour: papers signed off whose job never came, oldest first."""
    from huiyin.config.today import founding, now
    from huiyin.papers import issuing

    issuing.left_over(now(), demonstration=founding()[0])


@app.periodic(cron="5 * * * *")
@app.task(name="watch_clocks", queueing_lock="watch_clocks")
def watch_clocks(timestamp: int) -> None:
    """Every hour: hand-offs nobody signed for, then clocks whose due date has passed, then what follows."""
    from huiyin.config.today import now
    from huiyin.matters import breaches, outbox

    at = now()
    outbox.deem_received(at.date(), at)
    breaches.find(at.date())
    outbox.after_the_due_date(at.date(), at)


@app.periodic(cron="10 * * * *")
@app.task(name="take_checkpoint", queueing_lock="take_checkpoint")
def take_checkpoint(timestamp: int) -> None:
    """Once a day, as soon after midnight as the worker is there: sign what was written since the last checkpoint.
    Every hour: bring to the outside witnesses what has not reached them."""
    from django.utils import timezone

    from huiyin.config import witnesses
    from huiyin.config.today import now
    from huiyin.matters import checkpoints

    if checkpoints.due(timezone.now()):
        made = checkpoints.take(witnesses.signer(), now())
        witnesses.tell(made.place)
    else:
        witnesses.tell()


@app.periodic(cron="40 3 * * *")
@app.task(name="keep", queueing_lock="keep")
def keep(timestamp: int) -> None:
    """Every night: delete drafts whose seven days are over, warn of keeping periods that end, erase working copies,
    destroy what two persons decided on.

    The files are scrubbed every night, whatever happened: that they were tells nothing, and the old key of a text that
    was marked an accusation today is in no table's file tomorrow.
    """
    from django.conf import settings

    from huiyin.config.scrubbing import scrub
    from huiyin.config.today import now
    from huiyin.counter import drafts
    from huiyin.matters import keeping

    at = now()
    drafts.sweep(at.date())
    keeping.night(at.date(), at, settings.DISPOSALS)
    scrub(settings.HOME)


@app.periodic(cron="30 4 * * *")
@app.task(name="publish_figures", queueing_lock="publish_figures")
def publish_figures(timestamp: int) -> None:
    """Every night: the open figures of a quarter that has settled, once."""
    from huiyin.config.today import now
    from huiyin.matters import figures

    figures.publish(now().date())


@app.periodic(cron="20 2 * * *")
@app.task(name="find_hotspots", queueing_lock="find_hotspots")
def find_hotspots(timestamp: int) -> None:
    """Every night: the hotspots of each petition office, found anew."""
    from huiyin.config.today import now
    from huiyin.hints import finding

    finding.find(now().date())


@app.task(name="find_lost_hotspots", retry=PATIENCE)
def find_lost_hotspots() -> None:
    """Find anew, at once, what the sealing of a matter took the words of. Safe to run again."""
    from huiyin.config.today import now
    from huiyin.hints import finding

    finding.find_lost(now().date())


def find_lost(taken: Taken) -> None:
    """Hook: an act that seals or rewrites leaves hotspots without words; a job enqueued in its transaction finds them."""
    if taken.sealed_now:
        find_lost_hotspots.defer()


@app.task(name="send_reminder", retry=PATIENCE, pass_context=True)
def send_reminder(context: JobContext, reminder: int) -> None:
    """Send one reminder; after the last failed try it is set aside and counted for the operator. Never twice once it was sent."""
    from huiyin.channels import sending
    from huiyin.config.today import now
    from huiyin.matters import reminding

    try:
        sending.send(reminder, now())
    except Exception:
        last = context.job.attempts + 1 >= (PATIENCE.max_attempts or 1)
        reminding.note_failed(reminder, last=last)
        raise


@app.periodic(cron="25 * * * *")
@app.task(name="sweep_reminders", queueing_lock="sweep_reminders")
def sweep_reminders(timestamp: int) -> None:
    """Every hour: wipe addresses that could not be reached for a week."""
    from huiyin.config.today import now
    from huiyin.matters import reminding

    reminding.sweep(now())


@app.task(name="print_batch", retry=PATIENCE, pass_context=True)
def print_batch(context: JobContext, batch: int) -> None:
    """Print what an officer chose; after the last failed try the page says that it did not work."""
    from django.utils import timezone

    from huiyin.config.today import now
    from huiyin.papers import collecting

    try:
        collecting.collect(batch, now(), timezone.now())
    except Exception:
        if context.job.attempts + 1 >= (PATIENCE.max_attempts or 1):
            collecting.give_up(batch, timezone.now())
        raise


@app.periodic(cron="50 * * * *")
@app.task(name="sweep_batches", queueing_lock="sweep_batches")
def sweep_batches(timestamp: int) -> None:
    """Every hour: delete prints whose day is over."""
    from django.utils import timezone

    from huiyin.papers import collecting

    collecting.sweep(timezone.now())


@app.periodic(cron="20 1 * * *")
@app.task(name="learn_categories", queueing_lock="learn_categories", retry=PATIENCE)
def learn_categories(timestamp: int) -> None:
    """Every night: learn content categories anew, where a week has passed or what served was withdrawn."""
    from huiyin.config.today import now
    from huiyin.hints import learning

    learning.night(now())


@app.periodic(cron="40 1 * * *")
@app.task(name="count_spread", queueing_lock="count_spread", retry=PATIENCE)
def count_spread(timestamp: int) -> None:
    """Every night: count anew how widely pairs of signs are spread, so that repeats are found by the rare ones."""
    from huiyin.hints import similar

    similar.count_spread()
