package io.github.tryonjobs.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Remembers all that it is told. */
final class RecordingListener implements TryOnListener {

  private final List<Object> events = new ArrayList<>();

  @Override
  public void onPoll(Poll poll) {
    add(poll);
  }

  @Override
  public void onRetry(Retry retry) {
    add(retry);
  }

  @Override
  public void onUpload(Upload upload) {
    add(upload);
  }

  @Override
  public void onDownload(Download download) {
    add(download);
  }

  @Override
  public void onOutcome(Outcome outcome) {
    add(outcome);
  }

  private synchronized void add(Object event) {
    events.add(event);
    notifyAll();
  }

  synchronized List<Object> all() {
    return List.copyOf(events);
  }

  <E> List<E> all(Class<E> kind) {
    return all().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Waits until there is an event of a kind, and returns the first one. */
  synchronized <E> E await(Class<E> kind) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (all(kind).isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("there was no " + kind.getSimpleName() + ", but " + events);
      }
      wait(left);
    }
    return all(kind).get(0);
  }
}
