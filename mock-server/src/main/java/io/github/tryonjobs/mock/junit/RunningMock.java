package io.github.tryonjobs.mock.junit;

import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.Fingerprint;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A server, whose requests are whose, and which mistakes have been told. Thread-safe. */
final class RunningMock implements Stored {

  private final TryOnMockServer server;
  private final Map<String, String> keysOfTests = new ConcurrentHashMap<>();
  private final Set<Long> toldMistakes = ConcurrentHashMap.newKeySet();

  RunningMock(TryOnMockServer server) {
    this.server = server;
  }

  TryOnMockServer server() {
    return server;
  }

  MockAccount newAccount() {
    MockAccount account = server.newAccount();
    keysOfTests.put(Fingerprint.of(account.apiKey()), account.apiKey());
    return account;
  }

  /** Returns whether a request has an API key that is no test's, or none. */
  boolean isOfNoTest(RecordedRequest request) {
    return request.apiKey() == null || !keysOfTests.containsKey(request.apiKey());
  }

  long lastNumber() {
    List<RecordedRequest> requests = server.requests();
    return requests.isEmpty() ? 0 : requests.get(requests.size() - 1).number();
  }

  List<RecordedRequest> requests(Predicate<RecordedRequest> wanted) {
    return server.requests().stream().filter(wanted).toList();
  }

  /** Returns the wanted requests that were not understood, each of them only once. */
  List<RecordedRequest> newMistakes(Predicate<RecordedRequest> wanted) {
    return requests(
        request ->
            request.mistake().isPresent()
                && wanted.test(request)
                && toldMistakes.add(request.number()));
  }

  /** Leaves out the API keys of tests, which may be where no key should be, such as in a path. */
  String withoutKeys(String text) {
    String without = text;
    for (String key : keysOfTests.values()) {
      without = without.replace(key, "***");
    }
    return without;
  }

  @Override
  public void close() {
    server.close();
  }
}
