package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A change of the contract.
 *
 * @param name what changes
 * @param breaks whether the gate takes it for one that breaks someone who relies on the contract
 * @param edit makes the change in the text of the contract
 */
record Change(String name, boolean breaks, UnaryOperator<String> edit) {

  static final Path CONTRACT = Path.of("..", "openapi", "try-on-jobs.yaml");

  /** Returns the contract with this change. */
  String applied() {
    return edit.apply(contract());
  }

  static String contract() {
    try {
      return Files.readString(CONTRACT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String swap(String text, String old, String replacement) {
    assertThat(text).containsOnlyOnce(old);
    return text.replace(old, replacement);
  }

  /** Swaps in the schema of a job. */
  static String job(String text, String old, String replacement) {
    return within(text, "    Job:\n", "    JobStatus:\n", it -> swap(it, old, replacement));
  }

  private static String status(String text, UnaryOperator<String> edit) {
    return within(text, "  /v1/try-on/job/{jobId}:\n", "  /v1/try-on/job/{jobId}/cancel:\n", edit);
  }

  private static String rateLimited(String text, UnaryOperator<String> edit) {
    return within(text, "    RateLimited:\n", "    ServiceFailed:\n", edit);
  }

  private static String input(String text, String old, String replacement) {
    return within(text, "    TryOnInput:\n", "    TryOnForm:\n", it -> swap(it, old, replacement));
  }

  private static String within(String text, String from, String to, UnaryOperator<String> edit) {
    int start = text.indexOf(from);
    int end = text.indexOf(to, start);
    assertThat(start).isPositive();
    assertThat(end).isPositive();
    return text.substring(0, start) + edit.apply(text.substring(start, end)) + text.substring(end);
  }

  private static String cut(String text, String from, String to) {
    return within(text, from, to, part -> "");
  }

  @Override
  public String toString() {
    return name;
  }

  static Change named(String name) {
    return all().stream().filter(change -> change.name.equals(name)).findAny().orElseThrow();
  }

  static List<Change> all() {
    return List.of(
        new Change(
            "response removed",
            true,
            text -> status(text, it -> cut(it, "        '404':\n", "        '429':\n"))),
        new Change(
            "response added",
            false,
            text ->
                status(
                    text,
                    it ->
                        swap(
                            it,
                            "        '429':\n",
                            "        '410':\n          description: Gone.\n        '429':\n"))),
        new Change(
            "property removed",
            true,
            text ->
                cut(
                    text,
                    "        result_url:\n          type: string\n          format: uri\n          description: Where the image can be fetched, for about an hour; there",
                    "        error:\n          desc")),
        new Change(
            "property added",
            false,
            text ->
                job(
                    text,
                    "        result_url:\n",
                    "        note:\n          type: string\n        result_url:\n")),
        new Change(
            "required property added",
            false,
            text ->
                swap(
                    job(
                        text,
                        "        result_url:\n",
                        "        note:\n          type: string\n        result_url:\n"),
                    "required: [job_id, status]",
                    "required: [job_id, status, note]")),
        new Change(
            "property no longer required",
            true,
            text -> swap(text, "required: [job_id, status]", "required: [job_id]")),
        new Change(
            "property now required",
            false,
            text ->
                swap(text, "required: [job_id, status]", "required: [job_id, status, result_url]")),
        new Change(
            "type changed",
            true,
            text ->
                job(
                    text,
                    "          type: string\n          minLength: 1\n          description: The id of the job.\n",
                    "          type: integer\n          description: The id of the job.\n")),
        new Change(
            "null allowed",
            true,
            text ->
                job(
                    text,
                    "          format: uri\n",
                    "          format: uri\n          nullable: true\n")),
        new Change(
            "value removed",
            true,
            text ->
                swap(
                    swap(text, "        - job_cancelled\n", ""),
                    "        - The job was cancelled before it ended.\n",
                    "")),
        new Change(
            "value added",
            false,
            text ->
                swap(
                    text,
                    "        - job_cancelled\n",
                    "        - job_cancelled\n        - job_lost\n")),
        new Change("format removed", true, text -> job(text, "          format: uri\n", "")),
        new Change(
            "minimum length removed",
            true,
            text ->
                job(
                    text,
                    "          minLength: 1\n          description: The id of the job.\n",
                    "          description: The id of the job.\n")),
        new Change(
            "object opened",
            false,
            text ->
                swap(
                    text,
                    "      description: A Try On job as it stands now.\n      additionalProperties: false\n",
                    "      description: A Try On job as it stands now.\n")),
        new Change(
            "media type changed",
            true,
            text ->
                status(
                    text,
                    it ->
                        swap(
                            it,
                            "            application/json:\n",
                            "            application/vnd.try-on+json:\n"))),
        new Change(
            "header removed",
            true,
            text -> rateLimited(text, it -> cut(it, "      headers:\n", "      content:\n"))),
        new Change(
            "header now required",
            false,
            text -> swap(text, "          required: false\n", "          required: true\n")),
        new Change(
            "path renamed",
            true,
            text -> swap(text, "  /v1/try-on/job/{jobId}:", "  /v1/try-on/jobs/{jobId}:")),
        new Change(
            "path parameter renamed",
            false,
            text -> swap(text.replace("{jobId}", "{id}"), "name: jobId", "name: id")),
        new Change(
            "parameter required",
            true,
            text ->
                status(
                    text,
                    it ->
                        swap(
                            it,
                            "      parameters:\n",
                            "      parameters:\n        - {name: version, in: query, required: true, schema: {type: string}}\n"))),
        new Change(
            "parameter limited",
            true,
            text ->
                swap(
                    text,
                    "        minLength: 1\n      example: 6ba",
                    "        minLength: 1\n        maxLength: 8\n      example: 6ba")),
        new Change(
            "operation removed",
            true,
            text -> cut(text, "  /v1/try-on/job/{jobId}/cancel:\n", "components:\n")),
        new Change(
            "operation added",
            false,
            text ->
                swap(
                    text,
                    "components:\n",
                    "  /v1/try-on/jobs:\n    get:\n      responses: {}\ncomponents:\n")),
        new Change(
            "field of a request removed",
            true,
            text -> cut(text, "        remove_background:\n", "        wait_for_result:\n")),
        new Change(
            "field of a request added",
            false,
            text ->
                input(
                    text,
                    "      properties:\n",
                    "      properties:\n        note:\n          type: string\n")),
        new Change(
            "field of a request needed",
            true,
            text -> input(text, "garment_image_url]", "garment_image_url, garment_mode]")),
        new Change(
            "value of a request removed",
            true,
            text -> swap(text, "enum: [auto, full, ", "enum: [auto, ")),
        new Change(
            "value of a request added",
            false,
            text -> swap(text, "enum: [auto, full, ", "enum: [auto, full, feet, ")),
        new Change(
            "security header changed",
            true,
            text -> swap(text, "name: X-API-KEY", "name: X-API-TOKEN")),
        new Change(
            "security added",
            false,
            text ->
                swap(
                    swap(text, "  - ApiKey: []\n", "  - ApiKey: []\n  - Bearer: []\n"),
                    "  securitySchemes:\n",
                    "  securitySchemes:\n    Bearer:\n      type: http\n      scheme: bearer\n")),
        new Change(
            "server removed",
            true,
            text ->
                swap(
                    text,
                    "url: https://api.developer.pixelcut.ai",
                    "url: https://api.example.com")),
        new Change(
            "description changed",
            false,
            text -> swap(text, "Tells how far a Try On job has come.", "Says how a job does.")));
  }
}
