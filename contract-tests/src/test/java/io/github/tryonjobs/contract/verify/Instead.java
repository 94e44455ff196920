package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A drift: what a server sends instead of some of its usual responses.
 *
 * @param request a pattern of the method, the path, the headers and the body of a request, with
 *     spaces between them
 * @param usual a pattern of the status code and the media type of the usual response
 * @param sent an example by its check, a status code with JSON, with a page, with a header or
 *     alone, {@code usual} and a header, {@code edit} and what is replaced by what, or {@code
 *     nothing}; <code>{key}</code> stands for the key of the request
 */
record Instead(String request, String usual, String sent) implements FakeServer.Drift {

  /** Returns the rows of a table in the resources, which has comments. */
  static List<String[]> rows(String table) {
    return Texts.resource(table)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" \\| ", -1))
        .toList();
  }

  @Override
  public Response of(Request asked, Response response) throws NoResponseException {
    String body =
        asked.body().map(it -> new String(it.bytes(), StandardCharsets.ISO_8859_1)).orElse("");
    String all = asked.method() + " " + asked.path() + " " + asked.headers() + " " + body;
    String type = response.status() + " " + response.mediaType().orElse("");
    return all.matches("(?s)" + request) && type.matches(usual) ? sent(asked, response) : response;
  }

  private Response sent(Request asked, Response response) throws NoResponseException {
    String[] parts = sent.replace("{key}", asked.header("X-API-KEY").orElse("none")).split(" ", 2);
    String rest = parts.length == 1 ? "" : parts[1];
    return switch (parts[0]) {
      case "nothing" -> throw new NoResponseException(Reach.REACHED, "closed");
      case "edit" -> {
        String[] edit = rest.split(" => ", 2);
        yield FakeServer.withBody(response, response.text().replace(edit[0], edit[1]));
      }
      case "usual" -> withHeader(response, rest);
      default ->
          parts[0].matches("\\d+")
              ? response(Integer.parseInt(parts[0]), rest)
              : Runs.shown(sent, asked);
    };
  }

  private static Response response(int status, String rest) {
    return switch (rest.isEmpty() ? ' ' : rest.charAt(0)) {
      case '<' -> FakeServer.page(status);
      case '{' -> FakeServer.json(status, rest);
      case ' ' -> FakeServer.empty(status);
      default -> withHeader(FakeServer.empty(status), rest);
    };
  }

  private static Response withHeader(Response response, String header) {
    String[] parts = header.split(": ?", 2);
    return FakeServer.with(response, parts[0], parts[1]);
  }
}
