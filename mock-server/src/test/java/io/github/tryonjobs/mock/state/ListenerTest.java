package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the logger of Listener")
class ListenerTest {

  private final Logger logger = Logger.getLogger(Listener.class.getName());
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

  @AfterEach
  void listenNoMore() {
    logger.setFilter(null);
  }

  private void collectWhatIsLogged() {
    Filter nothingIsPrinted =
        entry -> {
          logged.add(entry.getMessage());
          return false;
        };
    logger.setFilter(nothingIsPrinted);
  }

  @Test
  void isToldOfEachRequestInTheirOrder() throws Exception {
    Listener listener = new Listener(request -> told.add(request.number()), 1_000_000);
    for (int i = 1; i <= 100; i++) {
      listener.tell(request(i));
    }

    List<Long> numbers = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      numbers.add(told.poll(60, TimeUnit.SECONDS));
    }
    assertThat(numbers).isSorted().hasSize(100);
    listener.close();
  }

  @Test
  void aListenerThatFailsIsLoggedAndIsToldOfTheNextRequest() throws Exception {
    collectWhatIsLogged();
    Listener listener =
        new Listener(
            request -> {
              told.add(request.number());
              throw new AssertionError("expected another");
            },
            1_000_000);

    listener.tell(request(1));
    listener.tell(request(2));

    assertThat(logged.poll(60, TimeUnit.SECONDS)).contains("listener has failed", "#1");
    assertThat(logged.poll(60, TimeUnit.SECONDS)).contains("#2");
    listener.close();
  }

  @Test
  void aListenerThatIsSlowHoldsUpNobodyAndMissesWhatItCannotBeTold() throws Exception {
    collectWhatIsLogged();
    CountDownLatch end = new CountDownLatch(1);
    Listener listener =
        new Listener(
            request -> {
              told.add(request.number());
              await(end);
            },
            10 * request(1).weight());
    for (int i = 1; i <= 100; i++) {
      listener.tell(request(i));
    }
    end.countDown();

    assertThat(logged.poll(60, TimeUnit.SECONDS)).contains("too slow", "requests");
    assertThat(told.size()).isLessThan(20);
    listener.close();
  }

  @Test
  void whatWaitsIsToldBeforeTheCloseReturns() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Consumer<RecordedRequest> slow =
        request -> {
          await(release);
          told.add(request.number());
        };
    Listener listener = new Listener(slow, 1_000_000, Duration.ofMinutes(1));
    for (int i = 1; i <= 1_000; i++) {
      listener.tell(request(i));
    }

    Thread closing = new Thread(listener::close);
    closing.start();
    release.countDown();
    closing.join();

    assertThat(told).hasSize(1_000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RecordedRequest request(long number) {
    return new RecordedRequest(
        number,
        Instant.EPOCH,
        "GET",
        "/a",
        null,
        null,
        0,
        0,
        null,
        "404",
        404,
        Duration.ZERO,
        null,
        Operation.STATUS,
        null);
  }
}
