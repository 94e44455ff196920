package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An API key that an application renews while its client lives. */
@Timeout(300)
class ApiKeySupplierTest {

  private final FakeTime time = new FakeTime();

  @Test
  void eachRequestHasTheKeyOfItsTime() {
    Iterator<String> keys = List.of("sk_number_1", "sk_number_2", "sk_number_3").iterator();
    try (RawServer server = RawServer.of(Jobs.PENDING, Jobs.error(500, "x"), Jobs.COMPLETED);
        TryOnClient client = Jobs.client(server, time).apiKey(keys::next).build()) {
      client.awaitJob("a");

      assertThat(server.requests())
          .extracting(request -> request.headers().get("X-API-KEY"))
          .containsExactly("sk_number_1", "sk_number_2", "sk_number_3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSupplierThrowsEndsTheCallAsItIs(Style style) {
    IllegalStateException failure = new IllegalStateException("the vault is sealed");
    StackTraceElement[] trace = failure.getStackTrace();

    assertFails(
        style,
        () -> {
          throw failure;
        },
        failure);
    assertThat(failure.getStackTrace()).as("where it failed").isEqualTo(trace);
  }

  @Test
  void aFailureThatIsThrownAgainAndAgainEndsTheCall() {
    TransportException failure =
        new TransportException(
            new TryOnRequest(
                TryOnListener.Operation.GET_JOB,
                "vault",
                java.net.URI.create("https://vault.example"),
                1),
            "x",
            null);

    assertFails(
        Style.SYNC,
        () -> {
          throw failure;
        },
        failure);
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatCannotBeSentIsNotShown(Style style) {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server, time).apiKey(() -> "sk_secret\n").build()) {
      assertThatThrownBy(() -> style.of(client).getJob("a"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the API key of the supplier has a character that no key has")
          .hasMessageNotContaining("sk_secret");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aSupplierWithoutAKeyIsNamed() {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server, time).apiKey(() -> null).build()) {
      assertThatThrownBy(() -> client.getJob("a"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the API key of the supplier is null");
    }
  }

  private void assertFails(Style style, Supplier<String> keys, Throwable failure) {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server, time).apiKey(keys).build()) {
      assertThatThrownBy(() -> style.of(client).getJob("a")).isSameAs(failure);
      assertThat(server.requests()).isEmpty();
    }
  }
}
