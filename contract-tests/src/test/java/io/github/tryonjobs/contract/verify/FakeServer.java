package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A server that responds as the contract's examples do, unless a test says otherwise. The id of a
 * job is the name of an example.
 */
public final class FakeServer implements Server {

  /** The key that is accepted. */
  public static final String KEY = "sk_secretOfTheTests";

  private static final String SHOWN_ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

  /** Changes the response to a request. */
  public interface Drift {
    /** Returns what comes instead of the usual response. */
    Response of(Request request, Response usual);
  }

  private final Contract contract = Contract.load();
  private final Map<String, UnaryOperator<Response>> changes = new TreeMap<>();
  private Drift drift = (request, usual) -> usual;
  private @Nullable NoResponseException failure;
  private UnaryOperator<Response> image = UnaryOperator.identity();
  private int turnedAway;
  final AtomicInteger requests = new AtomicInteger();

  static Response response(int status, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Response(status, "", lists, body);
  }

  static Response json(int status, String body) {
    return response(
        status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  static Response with(Response response, String name, String value) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    headers.put(name, List.of(value));
    return new Response(response.status(), "", headers, response.body());
  }

  static Response withBody(Response response, String body) {
    return new Response(
        response.status(), "", response.headers(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a picture. */
  public static byte[] image(String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Changes the response of an example. */
  FakeServer change(String example, UnaryOperator<Response> change) {
    changes.put(example, change);
    return this;
  }

  /** Changes every response. */
  public FakeServer drift(Drift change) {
    drift = change;
    return this;
  }

  /** Changes the response for the result. */
  public FakeServer image(UnaryOperator<Response> changed) {
    image = changed;
    return this;
  }

  FakeServer failing(Reach reach, String message) {
    failure = new NoResponseException(reach, message);
    return this;
  }

  /** Turns so many requests away. */
  FakeServer tooMany(int requestsTurnedAway) {
    turnedAway = requestsTurnedAway;
    return this;
  }

  @Override
  public Response send(Request request) throws NoResponseException {
    int count = requests.incrementAndGet();
    if (failure != null) {
      throw failure;
    }
    if (count <= turnedAway) {
      return drift.of(request, with(example("rate_limit_exceeded", ""), "Retry-After", "2"));
    }
    return drift.of(request, usual(request));
  }

  private Response usual(Request request) {
    String jobs = contract.path().replace("{jobId}", "");
    String path = request.path().split("\\?", 2)[0];
    boolean isJob = path.startsWith(jobs) && path.length() > jobs.length();
    if (!isJob || path.indexOf('/', jobs.length()) >= 0) {
      return response(
          404, Map.of("Content-Type", "text/html"), "<html>".getBytes(StandardCharsets.UTF_8));
    }
    if (!request.method().equals("GET")) {
      return response(405, Map.of("Allow", "GET"), new byte[0]);
    }
    if (!request.header("X-API-KEY").equals(Optional.of(KEY))) {
      return example("invalid_auth_token", "");
    }
    String id = decoded(path.substring(jobs.length()));
    boolean isKnown = contract.examples().stream().anyMatch(it -> it.name().equals(id));
    return isKnown ? example(id, id) : example("not_found", "");
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  private Response example(String name, String jobId) {
    NamedExample example =
        contract.examples().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    Response usual =
        example
            .body()
            .map(body -> json(example.status(), body.toString().replace(SHOWN_ID, jobId)))
            .orElseGet(() -> response(example.status(), Map.of(), new byte[0]));
    return changes.getOrDefault(name, UnaryOperator.identity()).apply(usual);
  }

  @Override
  public Response fetch(URI address) {
    return image.apply(response(200, Map.of("Content-Type", "image/jpeg"), image("jpg")));
  }
}
