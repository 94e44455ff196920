package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.OwnClassLoader;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all servers of the JVM share: they start with the first server and end with the
 * last one. Safe for use by several threads.
 */
// What fails ends the channel, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class EventLoops {

  static final EventLoops SHARED = new EventLoops();

  private static final int MOST_THREADS = 4;

  private @Nullable EventLoopGroup group;
  private int servers;

  private EventLoops() {}

  synchronized EventLoopGroup acquire() {
    if (group == null) {
      int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
      group = create(threads);
    }
    servers++;
    return group;
  }

  /** The group of Netty 4.2 is not in 4.1, which Spring Boot 3 brings. */
  @SuppressWarnings("deprecation")
  private static EventLoopGroup create(int threads) {
    ThreadFactory factory = new DefaultThreadFactory("try-on-mock-loop", true);
    ThreadFactory ofLoops = task -> OwnClassLoader.set(factory.newThread(task));
    return new io.netty.channel.nio.NioEventLoopGroup(threads, ofLoops);
  }

  /**
   * Gives the threads back for one server. After the last one they have ended, and the class loader
   * can be closed.
   */
  synchronized void release() {
    servers--;
    if (servers == 0 && group != null) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
      group = null;
    }
  }
}
