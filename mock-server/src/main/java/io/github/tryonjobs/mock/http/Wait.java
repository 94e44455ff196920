package io.github.tryonjobs.mock.http;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Looks again whether a start still waits: when the clock has come to the end of a step of its job,
 * was turned, or another request has changed the job. Used by the thread of the event loop only.
 */
final class Wait {

  private final Incoming start;
  private final Application application;
  private final EventLoop loop;
  private final Consumer<Reply> done;
  private final Deadline nextLook;
  private boolean ended;

  /** Begins to wait; {@code done} takes what the start is answered with when it no longer waits. */
  Wait(Incoming start, Application application, EventLoop loop, Consumer<Reply> done) {
    this.start = start;
    this.application = application;
    this.loop = loop;
    this.done = done;
    this.nextLook = new Deadline(loop, this::lookAgain);
    start.request.wakeBy(this::wake);
    // The job may have been changed since it was looked at.
    lookAgain();
  }

  /** Called by any thread. */
  private void wake() {
    try {
      loop.execute(this::lookAgain);
    } catch (RejectedExecutionException e) {
      // A loop that has ended has no connections.
    }
  }

  private void lookAgain() {
    Reply reply = ended ? null : start.answer(application);
    nextLook.clear();
    if (reply != null) {
      end();
      done.accept(reply);
    } else if (!ended) {
      start.request.untilNextLook().ifPresent(nextLook::set);
    }
  }

  void end() {
    ended = true;
    start.request.wakeNoMore();
    nextLook.end();
  }
}
