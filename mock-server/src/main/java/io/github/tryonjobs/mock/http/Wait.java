package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.state.MockRequest;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again whether a start still waits: when the clock has come to the end of a step of its job,
 * was turned, or another request has changed the job. Used by the thread of the event loop only.
 */
final class Wait {

  private final MockRequest request;
  private final EventLoop loop;
  private final Supplier<@Nullable Reply> look;
  private final Consumer<Reply> done;
  private final Runnable wake = this::wake;
  private @Nullable Future<?> timer;
  private boolean ended;

  /**
   * Begins to wait.
   *
   * @param look returns what the start is answered with; null if it still waits
   * @param done takes that
   */
  Wait(MockRequest request, EventLoop loop, Supplier<@Nullable Reply> look, Consumer<Reply> done) {
    this.request = request;
    this.loop = loop;
    this.look = look;
    this.done = done;
    request.state().waiting().add(wake);
    // The job may have been changed since it was looked at.
    lookAgain();
  }

  /** Called by any thread. */
  @SuppressWarnings("FutureReturnValueIgnored") // A loop that has ended has no connections.
  private void wake() {
    if (!loop.isShuttingDown()) {
      loop.execute(this::lookAgain);
    }
  }

  private void lookAgain() {
    Reply reply = ended ? null : look.get();
    stopTimer();
    if (reply != null) {
      end();
      done.accept(reply);
    } else if (!ended) {
      setTimer();
    }
  }

  private void setTimer() {
    request
        .untilNextLook()
        .ifPresent(
            time ->
                timer =
                    loop.schedule(
                        this::lookAgain, Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS));
  }

  void end() {
    ended = true;
    request.state().waiting().remove(wake);
    stopTimer();
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
