package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A client that an application fakes in its unit tests. */
class FakeClientTest {

  private static final TryOnJob.Completed JOB =
      new TryOnJob.Completed("a", URI.create("https://h/i.jpg"));
  private static final Path TARGET = Path.of("i.jpg");

  private final TryOnClient fake =
      new TryOnClient() {
        @Override
        public TryOnJob.Completed awaitJob(String jobId) {
          return JOB;
        }
      };

  @Test
  void implementsWhatTheTestNeeds() {
    assertThat(fake.awaitJob("a")).isSameAs(JOB);
    assertThat(fake.awaitJob("a", PollingPolicy.defaults())).isSameAs(JOB);
    assertThat(fake.awaitJobAsync("a")).isCompletedWithValue(JOB);
    assertThat(fake.withListener(new TryOnListener() {})).isSameAs(fake);
    fake.close();
  }

  private static TryOnClient starting(Supplier<TryOnJob.Completed> end) {
    return new TryOnClient() {
      @Override
      public TryOnStart startJob(TryOnInput input) {
        return new TryOnStart.Started("a");
      }

      @Override
      public TryOnJob.Completed awaitJob(String jobId) {
        return end.get();
      }
    };
  }

  @Test
  void triesOnWithWhatTheTestImplements() {
    TryOnClient starting = starting(() -> JOB);
    assertThat(starting.tryOn(Starts.URLS)).isSameAs(JOB);
    assertThat(starting.tryOnAsync(Starts.URLS)).isCompletedWithValue(JOB);
    assertThat(starting.startJobAsync(Starts.URLS)).isCompleted();
  }

  @Test
  void aCheckThatFailsInAFakeFailsTheFuture() {
    AssertionError failure = new AssertionError("of the test");
    TryOnClient failing =
        starting(
            () -> {
              throw failure;
            });

    assertThat(failing.tryOnAsync(Starts.URLS))
        .isCompletedExceptionally()
        .failsWithin(Duration.ofMinutes(2))
        .withThrowableThat()
        .withCause(failure);
  }

  @Test
  void eachTwinGivesWhatTheTestImplements() {
    TryOnCancellation cancelled = new TryOnCancellation.Cancelled("a");
    TryOnClient all =
        new TryOnClient() {
          @Override
          public TryOnJob getJob(String jobId) {
            return JOB;
          }

          @Override
          public TryOnCancellation cancelJob(String jobId) {
            return cancelled;
          }

          @Override
          public Path downloadResult(TryOnResult result, Path target) {
            return target;
          }
        };
    assertThat(all.getJobAsync("a")).isCompletedWithValue(JOB);
    assertThat(all.cancelJobAsync("a")).isCompletedWithValue(cancelled);
    assertThat(all.downloadResultAsync(JOB, TARGET)).isCompletedWithValue(TARGET);
  }

  @Test
  void saysWhatIsNotFaked() {
    assertThatThrownBy(() -> fake.getJob("a"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("getJob");
    assertThatThrownBy(() -> fake.tryOn(Starts.URLS)).hasMessage("startJob");
    assertThatThrownBy(() -> fake.cancelJobAsync("a")).hasMessage("cancelJob");
    assertThatThrownBy(() -> fake.downloadResult("a", TARGET))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("downloadResult");
  }

  @Test
  void anExpiredLinkIsRenewedOnce() {
    List<String> calls = new ArrayList<>();
    TryOnClient expiring =
        new TryOnClient() {
          @Override
          public TryOnJob.Completed awaitJob(String jobId) {
            calls.add("await");
            return JOB;
          }

          @Override
          public Path downloadResult(TryOnResult result, Path target) {
            calls.add("download");
            if (calls.size() > 2) {
              return target;
            }
            RawResponse response = new RawResponse(403, java.util.Map.of(), "");
            throw new ResultExpiredException(
                new TryOnRequest(TryOnListener.Operation.GET_JOB, "a", result.resultUrl(), 1),
                response);
          }
        };

    assertThat(expiring.downloadResultAsync("a", TARGET)).isCompletedWithValue(TARGET);
    assertThat(calls).containsExactly("await", "download", "await", "download");
  }
}
