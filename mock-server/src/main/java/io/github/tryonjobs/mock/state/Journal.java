package io.github.tryonjobs.mock.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The last requests, up to a number and a weight beyond which the oldest are dropped and counted.
 * Safe for use by several threads.
 */
public final class Journal {

  /** How many of the requests that were not understood are kept over a reset. */
  private static final int MOCK_ERRORS = 256;

  /** What part of the weight they may take. */
  private static final int WEIGHT_OF_MOCK_ERRORS = 8;

  private final int limit;
  private final long weightLimit;
  private final Listener listener;
  private final Newest requests = new Newest();
  private final Newest mockErrors = new Newest();
  private long recorded;
  private long dropped;
  private long mockErrorCount;
  private long lastDropped;

  /** Requests in their order, and the sum of their weights. */
  private static final class Newest {
    final Map<Long, RecordedRequest> all = new LinkedHashMap<>();
    long weight;

    void add(RecordedRequest request) {
      all.put(request.number(), request);
      weight += request.weight();
    }

    /** Returns whether there are too many, of which one stays. */
    boolean areOver(int limit, long weightLimit) {
      return all.size() > limit || (weight > weightLimit && all.size() > 1);
    }

    RecordedRequest removeOldest() {
      Iterator<RecordedRequest> oldestFirst = all.values().iterator();
      RecordedRequest oldest = oldestFirst.next();
      oldestFirst.remove();
      weight -= oldest.weight();
      return oldest;
    }
  }

  /** Creates an empty journal of at least one request, and of as many bytes, by estimate. */
  Journal(int limit, long weightLimit, Listener listener) {
    this.limit = limit;
    this.weightLimit = weightLimit;
    this.listener = listener;
  }

  /** Adds a request, or writes the one with its number down anew; returns the number. */
  public synchronized long record(RecordedRequest request) {
    if (request.number() > 0) {
      replace(request);
      return request.number();
    }
    recorded++;
    RecordedRequest numbered = request.numbered(recorded);
    long ofMockErrors = weightLimit / WEIGHT_OF_MOCK_ERRORS;
    if (request.mockError() != null) {
      mockErrorCount++;
      mockErrors.add(numbered);
      while (mockErrors.areOver(MOCK_ERRORS, ofMockErrors)) {
        mockErrors.removeOldest();
      }
    }
    requests.add(numbered);
    while (requests.areOver(limit, weightLimit - ofMockErrors)) {
      lastDropped = requests.removeOldest().number();
      dropped++;
    }
    notifyAll();
    listener.tell(numbered);
    return recorded;
  }

  private void replace(RecordedRequest request) {
    RecordedRequest before = requests.all.replace(request.number(), request);
    if (before != null) {
      requests.weight += request.weight() - before.weight();
    }
    notifyAll();
    listener.tell(request);
  }

  /** Returns the last requests that were not understood, whatever was reset since they came. */
  public synchronized List<RecordedRequest> mockErrors() {
    return List.copyOf(mockErrors.all.values());
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

  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests.all.values());
  }

  public List<RecordedRequest> all(Predicate<RecordedRequest> wanted) {
    List<RecordedRequest> found = new ArrayList<>(all());
    found.removeIf(wanted.negate());
    return found;
  }

  /** Returns how many requests were dropped because there were too many. */
  public synchronized long dropped() {
    return dropped;
  }

  public synchronized long mockErrorCount() {
    return mockErrorCount;
  }

  synchronized MemoryUse memory() {
    return new MemoryUse("journal", requests.weight + mockErrors.weight, weightLimit, dropped);
  }

  /** Removes the requests of one API key. */
  synchronized void forget(String fingerprint) {
    requests
        .all
        .values()
        .removeIf(
            request -> {
              boolean isOf = fingerprint.equals(request.apiKey());
              requests.weight -= isOf ? request.weight() : 0;
              return isOf;
            });
  }

  /** Removes all requests; the numbers go on. */
  synchronized void clear() {
    requests.all.clear();
    requests.weight = 0;
    dropped = 0;
    lastDropped = 0;
    mockErrorCount = 0;
  }
}
