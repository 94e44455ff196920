package io.github.tryonjobs.mock.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * By when something must have happened on a connection. It is put off with each request, which
 * costs nothing: the timer runs on, and looks at the deadline when its own time has come. Used by
 * the thread of the event loop only.
 */
final class Deadline {

  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final Runnable missed;
  private long time = NEVER;
  private long timerTime;
  private @Nullable Future<?> timer;

  Deadline(EventLoop loop, Runnable missed) {
    this.loop = loop;
    this.missed = missed;
  }

  void set(Duration fromNow) {
    time = System.nanoTime() + fromNow.toNanos();
    if (timer == null || time < timerTime) {
      schedule(fromNow.toNanos());
    }
  }

  void clear() {
    time = NEVER;
  }

  void end() {
    clear();
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void schedule(long nanos) {
    if (timer != null) {
      timer.cancel(false);
    }
    timerTime = System.nanoTime() + nanos;
    timer = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    timer = null;
    long left = time - System.nanoTime();
    if (time == NEVER) {
      return;
    }
    if (left > 0) {
      schedule(left);
    } else {
      missed.run();
    }
  }
}
