package io.github.tryonjobs.client;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.client.ClientProperties;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What asking for a job costs, beside what one would write by hand: with {@code java.net.http} and
 * JSON-B, and with Jersey and JSON-B. All ask the same server on the loopback address, over a
 * connection that is kept.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class GetJobBenchmark {

  private static final String BODY = "{\"job_id\":\"a\",\"status\":\"pending\"}";
  private static final byte[] RESPONSE =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.US_ASCII);

  /** What one would read the body into. */
  public record Job(
      @JsonbProperty("job_id") String jobId,
      @JsonbProperty("status") String status,
      @JsonbProperty("result_url") String resultUrl) {
    @JsonbCreator
    public Job {}
  }

  /** Runs all, and prints what each costs beside what is written by hand. */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(GetJobBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    RunResult reference =
        results.stream().filter(r -> label(r).equals("handWritten")).findFirst().orElseThrow();
    System.out.println("             time   bytes, for one call; handWritten is 1");
    for (RunResult result : results) {
      System.out.printf(
          Locale.ROOT,
          "%-11s %5.2f   %5.2f%n",
          label(result),
          time(result) / time(reference),
          bytes(result) / bytes(reference));
    }
  }

  private static String label(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  private static double time(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double bytes(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private ServerSocket listener;
  private TryOnClient client;
  private HttpClient http;
  private Client jersey;
  private Jsonb jsonb;
  private URI uri;

  @Setup
  public void start() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
    URI baseUri = URI.create("http://127.0.0.1:" + listener.getLocalPort());
    client = TryOnClient.builder().apiKey("sk_test").baseUri(baseUri).build();
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    jersey = ClientBuilder.newClient();
    jsonb = JsonbBuilder.create();
    uri = baseUri.resolve("/v1/try-on/job/a");
  }

  @TearDown
  public void stop() throws Exception {
    client.close();
    jersey.close();
    jsonb.close();
    listener.close();
  }

  @Benchmark
  public TryOnJob client() {
    return client.getJob("a");
  }

  @Benchmark
  public Job handWritten() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("X-API-KEY", "sk_test")
            .header("Accept", "application/json")
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return jsonb.fromJson(response.body(), Job.class);
  }

  @Benchmark
  public Job withJersey() throws IOException {
    try (Response response =
        jersey
            .target(uri)
            .request("application/json")
            .header("X-API-KEY", "sk_test")
            .property(ClientProperties.READ_TIMEOUT, 30_000)
            .get()) {
      if (response.getStatus() != 200) {
        throw new IOException("status " + response.getStatus());
      }
      return jsonb.fromJson(response.readEntity(String.class), Job.class);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int last4 = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        last4 = last4 << 8 | c;
        if (last4 == 0x0d0a0d0a) {
          socket.getOutputStream().write(RESPONSE);
        }
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
