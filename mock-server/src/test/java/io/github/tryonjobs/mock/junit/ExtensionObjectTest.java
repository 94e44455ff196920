package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.assertPolled;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static io.github.tryonjobs.mock.junit.Samples.onlyFailure;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension as an object in a field. */
class ExtensionObjectTest {

  private static final String SCENARIO = "pending,completed";

  static class OfClass {
    static final Queue<URI> SERVERS = new ConcurrentLinkedQueue<>();

    @RegisterExtension static final TryOnMockExtension MOCK = TryOnMockExtension.create();

    @RepeatedTest(2)
    void eachTestHasItsAccount(TryOnMockServer injected, @MockApiKey String apiKey) {
      TryOnMockServer mock = MOCK.server();
      assertThat(apiKey).isEqualTo(MOCK.account().apiKey());
      assertPolled(mock.baseUri(), apiKey, SCENARIO, "pending");
      mock.job(SCENARIO).wasPolled(1);
      injected.job(SCENARIO).wasPolled(1);
      SERVERS.add(mock.baseUri());
    }

    @Nested
    class Inner {
      @Test
      void hasTheSame(@MockBaseUri URI baseUri) {
        SERVERS.add(baseUri);
      }
    }
  }

  @Test
  void inAStaticFieldItKnowsTheTestThatRuns() {
    assertAllGreen(run(OfClass.class), 3);

    assertThat(OfClass.SERVERS.stream().distinct()).hasSize(1);
    assertThatIllegalStateException()
        .isThrownBy(OfClass.MOCK::server)
        .withMessageContaining("@RegisterExtension");
  }

  static class OfInstance {
    @RegisterExtension final TryOnMockExtension mock = TryOnMockExtension.create();

    @RepeatedTest(2)
    void hasTheAccountOfTheTest(@MockApiKey String apiKey) {
      assertThat(mock.account().apiKey()).isEqualTo(apiKey);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OfOneInstance extends OfInstance {}

  @Test
  void itCanBeInAnotherField() {
    assertAllGreen(run(OfInstance.class, OfOneInstance.class), 4);
  }

  static class Bound {
    static final int PORT = Samples.freePort();

    @RegisterExtension
    static final TryOnMockExtension MOCK =
        TryOnMockExtension.create()
            .port(PORT)
            .apiKey("sk_fixed")
            .publish("try-on.mock.object.url", "try-on.mock.object.key");

    @RepeatedTest(2)
    void hasPortKeyAndProperties() {
      URI baseUri = URI.create(System.getProperty("try-on.mock.object.url"));
      assertThat(baseUri.getPort()).isEqualTo(PORT);
      String apiKey = System.getProperty("try-on.mock.object.key");
      assertThat(apiKey).isEqualTo("sk_fixed");
      assertPolled(baseUri, apiKey, SCENARIO, "pending");
      MOCK.server().job(SCENARIO).wasAnswered("pending");
    }
  }

  @Test
  void portAndKeyCanBeFixed() {
    assertAllGreen(run(Bound.class), 2);
  }

  static class Strict {
    @RegisterExtension static final TryOnMockExtension MOCK = TryOnMockExtension.create();

    @Test
    void hasATypo() {
      get(MOCK.server().baseUri(), MOCK.account().apiKey(), "pending*x");
    }
  }

  @Test
  void itIsAsStrictAsTheAnnotation() {
    assertThat(onlyFailure(run(Strict.class))).hasMessageContaining("expected a number of polls");
  }
}
