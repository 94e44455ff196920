import io.github.tryonjobs.client.TryOnClient
import io.github.tryonjobs.client.TryOnJob

/** Says in a few words how a job stands. */
fun describe(client: TryOnClient, jobId: String): String =
    when (val job = client.getJob(jobId)) {
        is TryOnJob.Pending -> "waiting"
        is TryOnJob.Running -> "working"
        is TryOnJob.Completed -> "ready: ${job.resultUrl().path}"
        is TryOnJob.Failed -> "failed: ${job.error().rawCode()}"
        is TryOnJob.Unrecognized -> "a new status: ${job.status()}"
    }
