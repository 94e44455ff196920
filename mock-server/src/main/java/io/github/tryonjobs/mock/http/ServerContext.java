package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.state.State;
import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the connections of one server have in common. Safe for use by several threads. */
final class ServerContext {

  final State state;
  final Limits limits;
  final Door door;
  final CallerUrl callerUrl;
  final Application application;
  final Connections connections;

  /** Is told of an error after which the server cannot go on. */
  final Consumer<Error> fatal;

  private volatile @Nullable HttpDate lastDate;

  private record HttpDate(long second, String text) {}

  ServerContext(
      State state,
      Limits limits,
      Door door,
      CallerUrl callerUrl,
      Connections connections,
      Consumer<Error> fatal) {
    this.state = state;
    this.limits = limits;
    this.door = door;
    this.callerUrl = callerUrl;
    this.application = Application.shared();
    this.connections = connections;
    this.fatal = fatal;
  }

  /** Returns a time as the header {@code Date} has it. */
  @SuppressWarnings("JavaUtilDate") // What the formatter takes.
  String date(Instant time) {
    long second = time.getEpochSecond();
    HttpDate last = lastDate;
    if (last == null || last.second != second) {
      last = new HttpDate(second, DateFormatter.format(new Date(second * 1_000)));
      lastDate = last;
    }
    return last.text;
  }
}
