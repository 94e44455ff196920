package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hc.core5.http.ContentType;

/** Judges the headers of a response by those that the contract documents. */
final class HeaderJudge {

  /** By which the mock server says that a response is not the API's. */
  private static final String MOCK_ERROR = "X-Try-On-Mock-Error";

  private static final String NONE = "no such header";

  private HeaderJudge() {}

  static List<Finding> judge(Operation operation, Response response) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> type = operation.mediaType(response.status());
    String given = response.header("Content-Type").orElse(NONE);
    if (type.isPresent() && !response.mediaType().equals(type)) {
      findings.add(finding("Content-Type", type.get(), given));
    } else if (type.isPresent() && !isUtf8(given)) {
      findings.add(finding("Content-Type", "JSON in UTF-8", given));
    }
    TreeSet<String> foreign = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int status : operation.statusCodes()) {
      operation.headers(status).fieldNames().forEachRemaining(foreign::add);
    }
    foreign.add(MOCK_ERROR);
    for (Map.Entry<String, JsonNode> header : operation.headers(response.status()).properties()) {
      foreign.remove(header.getKey());
      boolean isRequired = header.getValue().path("required").asBoolean();
      if (isRequired && response.header(header.getKey()).isEmpty()) {
        findings.add(finding(header.getKey(), "is required", NONE));
      }
    }
    // Headers that the contract names are those of the responses that it names them for.
    String expected = "no such header with " + response.status();
    foreign.forEach(
        name ->
            response.header(name).map(it -> finding(name, expected, it)).ifPresent(findings::add));
    response
        .coding()
        .map(it -> finding("Content-Encoding", "none, or gzip that can be unpacked", it))
        .ifPresent(findings::add);
    response
        .header("Retry-After")
        .filter(it -> response.retryAfter().isEmpty())
        .map(it -> finding("Retry-After", "whole seconds or an HTTP date", it))
        .ifPresent(findings::add);
    return findings;
  }

  /** JSON is in UTF-8, whether that is said or not. */
  private static boolean isUtf8(String contentType) {
    String charset = ContentType.parseLenient(contentType).getParameter("charset");
    return charset == null || charset.matches("(?i)utf-?8");
  }

  private static Finding finding(String header, String expected, String got) {
    return new Finding(Judge.HEADER, "header " + header, expected, got);
  }
}
