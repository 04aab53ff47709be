"""Jobs: PostgreSQL is the queue (procrastinate), so a job is enqueued in the transaction that needs it."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

STALLED_AFTER = 60  # seconds without a sign of life from the worker that took the job
PATIENCE = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="pick_up_stalled", pass_context=True)
async def pick_up_stalled(context: JobContext, timestamp: int) -> None:
    """A job whose worker was killed is taken up again; those that keep failing stay set aside as failed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        await manager.retry_job(job)
