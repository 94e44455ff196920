package io.github.tryonjobs.mock;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the server and its container have to say, from a level on. */
final class ServerLog extends Handler {

  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> messages = new CopyOnWriteArrayList<>();

  ServerLog(Level level) {
    setLevel(level);
    ROOT.addHandler(this);
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord entry) {
    String logger = String.valueOf(entry.getLoggerName());
    boolean isServers = logger.startsWith("org.glassfish") || logger.contains(".mock.http.");
    if (isLoggable(entry) && isServers) {
      messages.add(logger + ": " + entry.getMessage() + " " + entry.getThrown());
    }
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
