package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call ends in one order: clean up, tell the listener, then the result is there. */
@Timeout(300)
class OrderOfEventsTest {

  /** How a download ends. */
  private enum End {
    SUCCESS,
    REFUSAL,
    TOO_LONG,
    CANCEL,
    COMPLETE,
    INTERRUPT,
    CLOSE
  }

  private final RecordingListener listener = new RecordingListener();
  private final AtomicReference<List<String>> whenTold = new AtomicReference<>();
  private final Path folder;

  OrderOfEventsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftAndTheListenerKnowsWhenTheResultIsThere(End end) throws Exception {
    try (RawServer server = RawServer.of(reply(end))) {
      TryOnClient client =
          Jobs.client(server)
              .retryPolicy(RetryPolicy.none())
              .maxResultBytes(end == End.TOO_LONG ? 100_000 : 1_000_000)
              .listener(listener)
              .build()
              .withListener(lister());
      List<String> left = new java.util.ArrayList<>();
      download(end, client, server, left);

      List<String> expected = end == End.SUCCESS ? List.of("i.jpg") : List.of();
      assertThat(whenTold.get()).as("files when the listener is told").isEqualTo(expected);
      assertThat(left)
          .as("files and outcomes when the result is there")
          .isEqualTo(Stream.concat(expected.stream(), Stream.of("1 outcome")).toList());
      client.close();
    }
  }

  /** What is chained never runs here. */
  @Test
  void aFutureThatWasWaitedForHasEndedInEveryRespect() throws Exception {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server).callbackExecutor(task -> {}).build()) {
      CompletableFuture<TryOnJob> waited = client.getJobAsync("a");

      assertThat(waited.get()).isEqualTo(new TryOnJob.Pending("a"));
      assertThat(waited).isDone().asString().contains("Completed normally");
    }
  }

  private void download(End end, TryOnClient client, RawServer server, List<String> left)
      throws Exception {
    TryOnJob.Completed job = Assets.job(server);
    Path target = folder.resolve("i.jpg");
    if (end == End.INTERRUPT) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  client.downloadResult(job, target);
                } catch (PollInterruptedException e) {
                  left.addAll(seen());
                }
              });
      caller.start();
      listener.await(TryOnListener.Download.class);
      caller.interrupt();
      caller.join();
      return;
    }
    CompletableFuture<Path> call = client.downloadResultAsync(job, target);
    if (end == End.CANCEL || end == End.CLOSE || end == End.COMPLETE) {
      listener.await(TryOnListener.Download.class);
      switch (end) {
        case CANCEL -> call.cancel(true);
        case COMPLETE -> call.complete(target);
        default -> client.close();
      }
    }
    try {
      call.join();
    } catch (RuntimeException e) {
      assertThat(end).isNotEqualTo(End.SUCCESS);
    }
    left.addAll(seen());
  }

  private List<String> seen() {
    int outcomes = listener.all(TryOnListener.Outcome.class).size();
    return Stream.concat(files().stream(), Stream.of(outcomes + " outcome")).toList();
  }

  private TryOnListener lister() {
    return new TryOnListener() {
      @Override
      public void onOutcome(Outcome outcome) {
        whenTold.set(files());
      }
    };
  }

  private static RawServer.Reply reply(End end) {
    return switch (end) {
      case SUCCESS -> Assets.image(IMAGE);
      case REFUSAL -> RawServer.http(403, "", "");
      case TOO_LONG ->
          connection -> {
            connection.write(
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(IMAGE.length)
                    + "\r\n");
            connection.out().write(IMAGE);
            connection.awaitEnd();
          };
      default ->
          connection -> {
            connection.write(
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 999999\r\n\r\n");
            connection.out().write(IMAGE);
            connection.awaitEnd();
          };
    };
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
