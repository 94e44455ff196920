import io.github.tryonjobs.client.TryOnClient
import io.github.tryonjobs.mock.junit.MockApiKey
import io.github.tryonjobs.mock.junit.MockBaseUri
import io.github.tryonjobs.mock.junit.TryOnMockTest
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.net.URI

@TryOnMockTest
class JobsTest {
    @Test
    fun `a job is described by its status`(@MockBaseUri baseUri: URI, @MockApiKey key: String) {
        TryOnClient.builder().baseUri(baseUri).apiKey(key).build().use { client ->
            assertEquals("waiting", describe(client, "pending,running"))
            assertEquals("working", describe(client, "pending,running"))
            assertEquals("failed: job_expired", describe(client, "failed:job_expired"))
            assertEquals("a new status: archived", describe(client, "unknown-status"))
        }
    }
}
