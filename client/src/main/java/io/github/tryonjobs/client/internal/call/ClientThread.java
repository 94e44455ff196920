package io.github.tryonjobs.client.internal.call;

/**
 * A daemon thread that inherits nothing of the thread that starts it: neither the thread group,
 * which may be destroyed, nor the class loader, the priority or the thread locals.
 */
final class ClientThread extends Thread {

  private static final ThreadGroup ROOT = root();

  @SuppressWarnings("ThreadPriorityCheck") // so as not to inherit another one
  ClientThread(Runnable task, String name) {
    super(ROOT, task, "try-on-client-" + name, 0, false);
    setDaemon(true);
    setPriority(NORM_PRIORITY);
    setContextClassLoader(ClientThread.class.getClassLoader());
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
