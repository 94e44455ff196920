package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Operation;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hc.core5.http.ContentType;

/** Judges the headers of a response by those that the contract documents. */
final class HeaderJudge {

  /** By which the mock server says that a response is not the API's. */
  private static final String MOCK_ERROR = "X-Try-On-Mock-Error";

  private static final String RETRY_AFTER = "Retry-After";

  private HeaderJudge() {}

  static List<Finding> judge(Operation operation, Response response) {
    List<Finding> findings = new ArrayList<>();
    operation
        .mediaType(response.status())
        .ifPresent(type -> contentType(type.toLowerCase(Locale.ROOT), response, findings));
    missing(operation, response, findings);
    foreign(operation, response, findings);
    response
        .header(RETRY_AFTER)
        .filter(value -> !isDelay(value))
        .ifPresent(
            value -> findings.add(finding(RETRY_AFTER, "whole seconds or an HTTP date", value)));
    return findings;
  }

  private static void contentType(String documented, Response response, List<Finding> findings) {
    String given = response.header("Content-Type").orElse("no such header");
    if (!response.mediaType().equals(Optional.of(documented))) {
      findings.add(finding("Content-Type", documented, given));
    } else if (!isUtf8(given)) {
      findings.add(finding("Content-Type", "JSON in UTF-8", given));
    }
  }

  /** JSON is in UTF-8, whether that is said or not. */
  private static boolean isUtf8(String contentType) {
    String charset = ContentType.parseLenient(contentType).getParameter("charset");
    return charset == null || charset.matches("(?i)utf-?8");
  }

  private static void missing(Operation operation, Response response, List<Finding> findings) {
    for (Map.Entry<String, JsonNode> header :
        documented(operation, response.status()).properties()) {
      boolean isRequired = header.getValue().path("required").asBoolean();
      if (isRequired && response.header(header.getKey()).isEmpty()) {
        findings.add(finding(header.getKey(), "is required", "no such header"));
      }
    }
  }

  /** Headers that the contract names are those of the responses that it names them for. */
  private static void foreign(Operation operation, Response response, List<Finding> findings) {
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    operation
        .statusCodes()
        .forEach(code -> documented(operation, code).fieldNames().forEachRemaining(names::add));
    names.add(MOCK_ERROR);
    documented(operation, response.status()).fieldNames().forEachRemaining(names::remove);
    for (String name : names) {
      response
          .header(name)
          .ifPresent(
              value ->
                  findings.add(finding(name, "no such header with " + response.status(), value)));
    }
    response
        .coding()
        .map(it -> finding("Content-Encoding", "none, or gzip that can be unpacked", it))
        .ifPresent(findings::add);
  }

  private static JsonNode documented(Operation operation, int status) {
    return operation.response(status).path("headers");
  }

  private static boolean isDelay(String value) {
    if (value.matches("[0-9]{1,9}")) {
      return true;
    }
    try {
      DateTimeFormatter.RFC_1123_DATE_TIME.parse(value);
      return value.endsWith(" GMT");
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Finding finding(String header, String expected, String got) {
    return new Finding(Judge.HEADER, "header " + header, expected, got);
  }
}
