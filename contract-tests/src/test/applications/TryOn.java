import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application as many are written: the JDK's own client, no library. It knows the service by its
 * documentation alone.
 *
 * <p>{@code java TryOn.java PERSON GARMENT OUT}, each image a file or a URL. Exit status: 0 the
 * image is saved, 3 refused, 4 uncertain whether a job was started, 5 given up and cancelled, 6
 * failed.
 */
final class TryOn {

  private static final String BOUNDARY = "----try-on-application";

  private static final Map<String, String> ENV = System.getenv();
  private static final String BASE =
      ENV.getOrDefault("PIXELCUT_BASE_URL", "https://api.developer.pixelcut.ai");
  private static final long POLL_MILLIS = Long.parseLong(ENV.getOrDefault("POLL_MILLIS", "2000"));
  private static final int MOST_POLLS = Integer.parseInt(ENV.getOrDefault("MOST_POLLS", "60"));
  private static final long START_MILLIS =
      Long.parseLong(ENV.getOrDefault("START_MILLIS", "60000"));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private TryOn() {}

  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    Ended(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  public static void main(String[] arguments) throws Exception {
    try {
      String url = poll(start(arguments[0], arguments[1]));
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      HttpResponse<byte[]> image = HTTP.send(request, BodyHandlers.ofByteArray());
      if (!image.headers().firstValue("Content-Type").orElse("").equals("image/jpeg")) {
        throw new Ended(6, "failed: no image, but " + image.statusCode());
      }
      Files.write(Path.of(arguments[2]), image.body());
      System.out.println("saved");
    } catch (Ended e) {
      System.out.println(e.getMessage());
      System.exit(e.status);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(BASE + path))
        .header("X-API-KEY", ENV.get("PIXELCUT_API_KEY"))
        .header("Accept", "application/json");
  }

  /** Only a 429 is sure not to have started a job. */
  private static String start(String person, String garment)
      throws Ended, IOException, InterruptedException {
    boolean isForm = !isUrl(person) || !isUrl(garment);
    String type = isForm ? "multipart/form-data; boundary=" + BOUNDARY : "application/json";
    BodyPublisher body = isForm ? form(person, garment) : json(person, garment);
    while (true) {
      HttpResponse<String> response;
      try {
        response =
            HTTP.send(
                request("/v1/try-on")
                    .header("Content-Type", type)
                    .timeout(Duration.ofMillis(START_MILLIS))
                    .POST(body)
                    .build(),
                BodyHandlers.ofString());
      } catch (IOException e) {
        throw new Ended(4, "uncertain: " + e.getMessage());
      }
      if (response.statusCode() == 429) {
        Thread.sleep(1000 * response.headers().firstValueAsLong("Retry-After").orElse(1));
        continue;
      }
      if (response.statusCode() >= 500) {
        throw new Ended(4, "uncertain: " + response.statusCode());
      }
      if (response.statusCode() >= 400) {
        throw new Ended(
            3, "refused: " + field(response, "error_code") + ": " + field(response, "error"));
      }
      return field(response, "job_id");
    }
  }

  private static boolean isUrl(String image) {
    return image.matches("https?:.*");
  }

  private static BodyPublisher json(String person, String garment) {
    return BodyPublishers.ofString(
        "{\"person_image_url\":\"%s\",\"garment_image_url\":\"%s\",\"wait_for_result\":\"false\"}"
            .formatted(person, garment));
  }

  private static BodyPublisher form(String person, String garment) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    image(form, "person_image", person);
    image(form, "garment_image", garment);
    part(form, "name=\"wait_for_result\"\r\n", "false".getBytes(StandardCharsets.UTF_8));
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArray(form.toByteArray());
  }

  private static void image(ByteArrayOutputStream form, String name, String image)
      throws IOException {
    if (isUrl(image)) {
      part(form, "name=\"" + name + "_url\"\r\n", image.getBytes(StandardCharsets.UTF_8));
    } else {
      String file = Path.of(image).getFileName().toString();
      String head = "name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/jpeg\r\n";
      part(form, head.formatted(name, file), Files.readAllBytes(Path.of(image)));
    }
  }

  private static void part(ByteArrayOutputStream form, String head, byte[] content) {
    String start = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n";
    form.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static String poll(String jobId) throws Ended, IOException, InterruptedException {
    String job = "/v1/try-on/job/" + URLEncoder.encode(jobId, StandardCharsets.UTF_8);
    for (int polls = 0; polls < MOST_POLLS; polls++) {
      HttpResponse<String> response = HTTP.send(request(job).build(), BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        switch (field(response, "status")) {
          case "completed":
            return field(response, "result_url");
          case "failed":
            throw new Ended(6, "failed: " + field(response, "error_code"));
          default:
            break;
        }
      } else if (response.statusCode() != 429 && response.statusCode() < 500) {
        throw new Ended(3, "refused: " + field(response, "error_code"));
      }
      Thread.sleep(POLL_MILLIS);
    }
    int cancelled =
        HTTP.send(
                request(job + "/cancel").POST(BodyPublishers.noBody()).build(),
                BodyHandlers.ofString())
            .statusCode();
    throw new Ended(5, cancelled == 409 ? "given up: it has ended" : "given up: cancelled");
  }

  /** A string of a flat object, which is all that the service sends. */
  private static String field(HttpResponse<String> response, String name) {
    Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(response.body());
    return field.find() ? field.group(1).replace("\\/", "/") : "";
  }
}
