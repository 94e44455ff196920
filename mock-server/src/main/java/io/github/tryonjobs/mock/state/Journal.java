package io.github.tryonjobs.mock.state;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The last requests, up to a number and a weight beyond which the oldest are dropped and counted.
 * Safe for use by several threads.
 */
public final class Journal {

  /** How many of the requests that were not understood are kept over a reset. */
  private static final int MOCK_ERRORS = 256;

  private final int limit;
  private final long weightLimit;
  private final Listener listener;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private long weight;
  private long recorded;
  private long dropped;
  private long mistakes;
  private long lastDropped;
  private final Deque<RecordedRequest> mockErrors = new ArrayDeque<>();

  /**
   * Creates an empty journal.
   *
   * @param limit how many requests it keeps; at least 1
   * @param weightLimit how many bytes they may take, by estimate
   * @param listener is told of each request, in their order
   */
  Journal(int limit, long weightLimit, Listener listener) {
    this.limit = limit;
    this.weightLimit = weightLimit;
    this.listener = listener;
  }

  /**
   * Adds a request under the next number, or writes down anew the one that has its number.
   *
   * @return the number
   */
  public synchronized long record(RecordedRequest request) {
    if (request.number() > 0) {
      replace(request);
      return request.number();
    }
    recorded++;
    RecordedRequest numbered = request.numbered(recorded);
    if (request.problem() != null) {
      mistakes++;
      mockErrors.addLast(numbered);
      if (mockErrors.size() > MOCK_ERRORS) {
        mockErrors.removeFirst();
      }
    }
    requests.addLast(numbered);
    weight += numbered.weight();
    while (requests.size() > limit || (weight > weightLimit && requests.size() > 1)) {
      RecordedRequest oldest = requests.removeFirst();
      weight -= oldest.weight();
      lastDropped = oldest.number();
      dropped++;
    }
    notifyAll();
    listener.tell(numbered);
    return recorded;
  }

  /** Those that are written down anew have come late, so that they are near the end. */
  private void replace(RecordedRequest request) {
    Deque<RecordedRequest> later = new ArrayDeque<>();
    while (!requests.isEmpty() && requests.getLast().number() > request.number()) {
      later.push(requests.removeLast());
    }
    if (!requests.isEmpty() && requests.getLast().number() == request.number()) {
      weight += request.weight() - requests.removeLast().weight();
      requests.addLast(request);
    }
    requests.addAll(later);
    notifyAll();
    listener.tell(request);
  }

  /** Returns the last requests that were not understood, whatever was reset since they came. */
  public synchronized List<RecordedRequest> mockErrors() {
    return List.copyOf(mockErrors);
  }

  /** Returns the number of the last request; 0 if there was none. */
  public synchronized long lastNumber() {
    return recorded;
  }

  /** Returns the number of the last request that was dropped; 0 if none was since the reset. */
  public synchronized long lastDropped() {
    return lastDropped;
  }

  /** Waits until a request has a greater number, or the time is over. */
  public synchronized void awaitAfter(long number, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); recorded <= number && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
  }

  /** Returns the requests that are kept, the oldest first. */
  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  /** Returns the requests that are kept and wanted, the oldest first. */
  public List<RecordedRequest> all(Predicate<RecordedRequest> wanted) {
    List<RecordedRequest> found = new ArrayList<>(all());
    found.removeIf(wanted.negate());
    return found;
  }

  /** Returns how many requests were dropped because there were too many. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Returns how many requests the mock server did not understand. */
  public synchronized long mistakes() {
    return mistakes;
  }

  synchronized MemoryUse memory() {
    return new MemoryUse("journal", weight, weightLimit, dropped);
  }

  /** Removes the requests of one API key. */
  synchronized void forget(String fingerprint) {
    requests.removeIf(
        request -> {
          boolean isOf = fingerprint.equals(request.apiKey());
          weight -= isOf ? request.weight() : 0;
          return isOf;
        });
  }

  /** Removes all requests; the numbers go on. */
  synchronized void clear() {
    requests.clear();
    weight = 0;
    dropped = 0;
    lastDropped = 0;
    mistakes = 0;
  }
}
