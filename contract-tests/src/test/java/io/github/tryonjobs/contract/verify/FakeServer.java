package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.NoAnswerException.Reach;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server that answers as the contract's examples do, unless a test says otherwise. */
final class FakeServer implements Server {

  static final String KEY = "sk_secret";
  static final String UNKNOWN = "unknown-id";

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private final Contract contract = Contract.load();
  private final Map<String, UnaryOperator<Answer>> changes = new TreeMap<>();
  private final List<Integer> tooMany = new ArrayList<>();
  private @Nullable NoAnswerException failure;
  private Answer image = answer(200, Map.of("Content-Type", "image/jpeg"), JPEG);
  int requests;

  static Answer answer(int status, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Answer(status, lists, body);
  }

  static Answer json(int status, String body) {
    return answer(
        status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Changes the answer of an example. */
  FakeServer change(String example, UnaryOperator<Answer> change) {
    changes.put(example, change);
    return this;
  }

  FakeServer image(Answer changed) {
    image = changed;
    return this;
  }

  FakeServer failing(Reach reach, String message) {
    failure = new NoAnswerException(reach, message);
    return this;
  }

  /** Turns so many requests away. */
  FakeServer tooMany(int requestsTurnedAway) {
    tooMany.clear();
    tooMany.add(requestsTurnedAway);
    return this;
  }

  @Override
  public Answer job(String jobId, Optional<String> apiKey) throws NoAnswerException {
    requests++;
    if (failure != null) {
      throw failure;
    }
    if (!tooMany.isEmpty() && tooMany.get(0) > 0) {
      tooMany.set(0, tooMany.get(0) - 1);
      return answer(429, Map.of("Retry-After", "2"), new byte[0]);
    }
    String name =
        !apiKey.equals(Optional.of(KEY))
            ? "invalid_auth_token"
            : jobId.equals(UNKNOWN) ? "not_found" : jobId;
    NamedExample example =
        contract.examples().stream()
            .filter(named -> named.name().equals(name))
            .findFirst()
            .orElseThrow();
    return changes.getOrDefault(name, UnaryOperator.identity()).apply(answer(example, jobId));
  }

  private static Answer answer(NamedExample example, String jobId) {
    if (example.body().isEmpty()) {
      return answer(example.status(), Map.of(), new byte[0]);
    }
    String body = example.body().get().toString();
    return json(example.status(), body.replace("6ba7b810-9dad-11d1-80b4-00c04fd430c8", jobId));
  }

  @Override
  public Answer fetch(URI address) {
    return image;
  }
}
