package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
    assertThat(fake.awaitJobAsync("a", PollingPolicy.defaults())).isCompletedWithValue(JOB);
    assertThat(fake.withListener(new TryOnListener() {})).isSameAs(fake);
    assertThat(fake.withRequestTimeout(Duration.ofSeconds(1))).isSameAs(fake);
    assertThat(fake.withRetryPolicy(RetryPolicy.none())).isSameAs(fake);
    assertThat(fake.withCancelOnGiveUp(true)).isSameAs(fake);
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
  void aFutureFailsWithWhatTheFakeThrows() {
    TryOnException failure = new ClientClosedException(request(JOB));
    TryOnClient failing =
        starting(
            () -> {
              throw failure;
            });

    assertThat(failing.tryOnAsync(Starts.URLS).handle((job, thrown) -> thrown))
        .isCompletedWithValue(failure);
  }

  private static TryOnRequest request(TryOnResult result) {
    return new TryOnRequest(TryOnListener.Operation.GET_JOB, "a", result.resultUrl(), 1);
  }

  @Test
  void eachTwinGivesWhatTheTestImplements() {
    TryOnCancellation cancelled = new TryOnCancellation.Cancelled("a");
    ResultStream stream = new EmptyStream();
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
          public TryOnJob.Completed awaitJob(String jobId) {
            return JOB;
          }

          @Override
          public Path downloadResult(TryOnResult result, Path target) {
            return target;
          }

          @Override
          public ResultStream openResult(TryOnResult result) {
            return stream;
          }
        };
    assertThat(all.getJobAsync("a")).isCompletedWithValue(JOB);
    assertThat(all.cancelJobAsync("a")).isCompletedWithValue(cancelled);
    assertThat(all.downloadResult("a", TARGET)).isEqualTo(TARGET);
    assertThat(all.downloadResultAsync(JOB, TARGET)).isCompletedWithValue(TARGET);
    assertThat(all.openResultAsync(JOB)).isCompletedWithValue(stream);
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
            throw new ResultExpiredException(request(result), response);
          }
        };

    assertThat(expiring.downloadResultAsync("a", TARGET)).isCompletedWithValue(TARGET);
    assertThat(calls).containsExactly("await", "download", "await", "download");
  }

  private static final class EmptyStream extends ResultStream {
    @Override
    public String contentType() {
      return "image/png";
    }

    @Override
    public OptionalLong contentLength() {
      return OptionalLong.empty();
    }

    @Override
    public int read() {
      return -1;
    }
  }
}
