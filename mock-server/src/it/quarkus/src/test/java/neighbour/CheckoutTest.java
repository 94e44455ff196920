package neighbour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The application starts with the address and the key of the mock server, and is kept. */
@QuarkusTest
@TryOnMockTest(publish = "pixelcut.base-url", publishApiKey = "pixelcut.api-key")
class CheckoutTest {

  @Inject Checkout checkout;

  @Test
  void polls(TryOnMockServer mock) {
    assertEquals("Pending[id=pending,completed]", checkout.job("pending,completed").toString());
    assertEquals(1, mock.requests().size());
    mock.job("pending,completed").wasAnswered("pending");
  }

  @Test
  void pollsInATestOfItsOwn(TryOnMockServer mock, @MockApiKey String apiKey) {
    assertEquals(TryOnJob.Completed.class, checkout.job("completed").getClass());
    assertEquals(1, mock.requests().size());
    assertEquals(1, mock.acrossKeys().account(apiKey).requests().size());
  }
}
