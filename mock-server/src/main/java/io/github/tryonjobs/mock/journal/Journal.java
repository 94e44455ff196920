package io.github.tryonjobs.mock.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The last requests, up to a limit beyond which the oldest are dropped and counted. Safe for use by
 * several threads.
 */
public final class Journal {

  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  private final int limit;
  private final Consumer<RecordedRequest> listener;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private long recorded;
  private long dropped;
  private long mistakes;

  /**
   * Creates an empty journal.
   *
   * @param limit how many requests it keeps; at least 1
   * @param listener is told of each request; what it throws is logged, and changes no answer
   */
  public Journal(int limit, Consumer<RecordedRequest> listener) {
    this.limit = limit;
    this.listener = listener;
  }

  /** Adds a request under the next number, whatever number it has. */
  public void record(RecordedRequest request) {
    RecordedRequest numbered = add(request);
    try {
      listener.accept(numbered);
    } catch (RuntimeException | AssertionError e) {
      LOG.log(System.Logger.Level.WARNING, "The listener has failed for request " + numbered, e);
    }
  }

  private synchronized RecordedRequest add(RecordedRequest request) {
    if (requests.size() == limit) {
      requests.removeFirst();
      dropped++;
    }
    recorded++;
    if (request.problem() != null) {
      mistakes++;
    }
    RecordedRequest numbered = request.numbered(recorded);
    requests.addLast(numbered);
    return numbered;
  }

  /** Returns the requests that are kept, the oldest first. */
  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  /** Returns the requests that are kept and wanted, the oldest first. */
  public synchronized List<RecordedRequest> all(Predicate<RecordedRequest> wanted) {
    return requests.stream().filter(wanted).toList();
  }

  /** Returns how many requests were dropped because there were too many. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Returns how many requests the mock server did not understand. */
  public synchronized long mistakes() {
    return mistakes;
  }

  /** Removes the requests of one API key. */
  public synchronized void forget(String fingerprint) {
    requests.removeIf(request -> fingerprint.equals(request.apiKey()));
  }

  /** Removes all requests; the numbers go on. */
  public synchronized void clear() {
    requests.clear();
    dropped = 0;
    mistakes = 0;
  }
}
