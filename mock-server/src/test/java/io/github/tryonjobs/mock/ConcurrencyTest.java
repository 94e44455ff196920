package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.state.RecordedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests at once. */
@Timeout(300)
class ConcurrencyTest {

  private static final int CLIENTS = 8;

  @Test
  void everyOneOfManyPollsAtOnceIsCountedOnce() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      List<String> bodies = poll(mock, "pending*500,completed", 1_000);

      assertThat(bodies).filteredOn(body -> body.contains("\"pending\"")).hasSize(500);
      assertThat(bodies).filteredOn(body -> body.contains("\"completed\"")).hasSize(500);
      assertThat(mock.requests())
          .extracting(RecordedRequest::number)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).boxed().toList());
      assertThat(mock.requests()).extracting(RecordedRequest::poll).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRateLimitHoldsForManyRequestsAtOnce() throws Exception {
    // Each look at the clock shows a later time, so that requests overtake each other.
    AtomicLong time = new AtomicLong();
    try (TryOnMockServer mock =
        TryOnMockServer.builder()
            .time(() -> Instant.EPOCH.plusNanos(time.incrementAndGet()))
            .rateLimit("100/h")
            .start()) {
      List<String> bodies = poll(mock, "completed", 400);

      assertThat(bodies).filteredOn(body -> body.contains("\"completed\"")).hasSize(100);
    }
  }

  @Test
  void aJobThatIsReplacedWhileItIsPolledNeverGoesOnAsBefore() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start();
        RawHttp control = new RawHttp(mock.baseUri());
        RawHttp client = new RawHttp(mock.baseUri())) {
      ExecutorService pollers = Executors.newFixedThreadPool(1);
      try {
        Future<List<String>> polls = pollers.submit(() -> poll(mock, "replaced", 2_000));
        for (int i = 0; !polls.isDone(); i++) {
          String scenario = i % 2 == 0 ? "failed" : "running";
          String body = "{\"job_id\":\"replaced\",\"scenario\":\"" + scenario + "\"}";
          control.write(RawHttp.json("POST", "/__mock/jobs", mock.baseUri(), "", body));
          assertThat(control.read().status()).isEqualTo(201);
          client.write(RawHttp.request("GET", JOB + "replaced", mock.baseUri(), key("poll")));
          assertThat(client.read().body()).contains("\"" + scenario + "\"");
        }
        polls.get();
      } finally {
        pollers.shutdownNow();
      }
    }
  }

  @Test
  void aResetWhileJobsArePolledBreaksNothing() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      ExecutorService pollers = Executors.newFixedThreadPool(1);
      try {
        Future<List<String>> polls =
            pollers.submit(() -> poll(mock, "pending*3,running,completed", 1_000));
        while (!polls.isDone()) {
          mock.reset();
        }
        assertThat(polls.get()).allMatch(body -> body.contains("\"status\""));
      } finally {
        pollers.shutdownNow();
      }
    }
  }

  /** Polls a job over several connections at once. */
  private static List<String> poll(TryOnMockServer mock, String id, int times) throws Exception {
    String request = RawHttp.request("GET", JOB + id, mock.baseUri(), key("poll"));
    Callable<List<String>> client =
        () -> {
          List<String> bodies = new ArrayList<>();
          try (RawHttp connection = new RawHttp(mock.baseUri())) {
            for (int i = 0; i < times / CLIENTS; i++) {
              connection.write(request);
              bodies.add(connection.read().body());
            }
          }
          return bodies;
        };
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        all.add(clients.submit(client));
      }
      List<String> bodies = new ArrayList<>();
      for (Future<List<String>> some : all) {
        bodies.addAll(some.get());
      }
      return bodies;
    } finally {
      clients.shutdownNow();
    }
  }
}
