package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.tryonjobs.contract.compare.CompareCommandTest.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no document of the API, or that were made to do harm. */
@Timeout(300)
class HostileDocumentTest {

  private static final String JOB = "$ref: '#/components/schemas/Job'";

  private final Path folder;

  HostileDocumentTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          ~~;                                       is not an OpenAPI 3.0 or 3.1 document: it does not begin with "openapi" and a version
          just a text;                              is not an OpenAPI 3.0 or 3.1 document
          swagger: '2.0';                           but `swagger 2.0`
          openapi: 3.2.0;                           but `openapi 3.2.0`
          openapi: '3.10';                          but `openapi 3.10`
          {"openapi": "3.0.3", ;                    cannot be read
          openapi: 3.0.3, a: [;                     cannot be read
          openapi: !!java.net.URL ['http://a'];     is not an OpenAPI 3.0 or 3.1 document
          openapi: 3.0.3;                           does not have POST /v1/try-on or GET /v1/try-on/job/{jobId} or POST /v1/try-on/job/{jobId}/cancel; it has no operation at all
          """)
  void whatIsNoDocumentGetsOneLine(String text, String line) throws IOException {
    assertIsRefused(text, line);
  }

  @Test
  void aMissingFileIsNamed() {
    Run run = Run.of(folder.resolve("none.yaml"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).endsWith("none.yaml: the file does not exist" + System.lineSeparator());
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(Run.of(folder).err()).contains("is not a file that can be read");
  }

  @Test
  void anAddressIsNotAsked() {
    assertThat(Run.of(Path.of("http://127.0.0.1:1/openapi.yaml")).err())
        .contains("the file does not exist; download what is at this address");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("other.yaml"), new byte[] {'a', (byte) 0xff});

    assertThat(Run.of(file).err()).contains("is not UTF-8 text");
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    assertIsRefused(
        "#".repeat(DocumentFile.MAX_BYTES + 1), "has more than the 10 MiB that are read");
  }

  @Test
  void aReferenceToAnotherMachineIsNotFollowed() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(1);
      String reference = "http://127.0.0.1:" + server.getLocalPort() + "/job.yaml";
      assertIsRefused(
          withJob("$ref: '" + reference + "'"), "the reference `" + reference + "` leads outside");
      assertThat(catchThrowable(server::accept)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/hosts", "./job.yaml", "/etc/hosts", "other.yaml#/a"})
  void aReferenceToAnotherFileIsNotFollowed(String reference) throws IOException {
    assertIsRefused(withJob("$ref: '" + reference + "'"), "leads outside of the document");
  }

  @Test
  void aReferenceThatLeadsNowhereIsNamed() throws IOException {
    assertIsRefused(
        withJob("$ref: '#/components/schemas/None'"),
        "the reference `#/components/schemas/None` leads nowhere");
  }

  @Test
  void referencesInCirclesEnd() throws IOException {
    assertIsRefused(
        withJob(
            "allOf: [{$ref: '#/paths/~1v1~1try-on~1job~1{jobId}/get/responses/200/"
                + "content/application~1json/schema'}]"),
        "a schema consists of itself");
  }

  @Test
  void aSchemaThatContainsItselfAsAPropertyIsFine() throws IOException {
    String document =
        Change.job(
            Change.contract(),
            "        result_url:\n",
            "        parent:\n          " + JOB + "\n        result_url:\n");
    Path file = Files.writeString(folder.resolve("other.yaml"), document);

    assertThat(Run.of(file).out()).contains("property `parent` (object, optional) is in the other");
  }

  @Test
  void schemasThatMultiplyEnd() throws IOException {
    StringBuilder schemas = new StringBuilder("  schemas:\n    S0:\n      type: string\n");
    for (int i = 1; i < 40; i++) {
      String reference = "{$ref: '#/components/schemas/S" + (i - 1) + "'}";
      schemas.append("    S" + i + ":\n      allOf: [" + reference + ", " + reference + "]\n");
    }
    String document =
        Change.swap(
            withJob("$ref: '#/components/schemas/S39'"), "  schemas:\n", schemas.toString());

    assertIsRefused(document, "is too large to be compared, or its references go in circles");
  }

  @Test
  void pathsTimesServersEnd() throws IOException {
    StringBuilder paths = new StringBuilder("paths:\n");
    StringBuilder servers = new StringBuilder("servers:\n");
    for (int i = 0; i < 1000; i++) {
      paths.append("  /p" + i + ": {get: {responses: {}}}\n");
      servers.append("  - url: /s" + i + "\n");
    }

    assertIsRefused("openapi: 3.0.3\n" + servers + paths, "is too large to be compared");
  }

  @Test
  void aliasesThatMultiplyAreRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 15; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("x-" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }

    assertIsRefused(Change.contract() + bomb, "more than the 100 aliases");
  }

  @Test
  void anAliasWithinItselfEnds() throws IOException {
    String document = Change.contract() + "x-a: &a [*a]\n";

    assertThat(Run.of(Files.writeString(folder.resolve("other.yaml"), document)).exitCode())
        .isZero();
  }

  @Test
  void emptyLinesWithoutEndAreReadOnce() throws IOException {
    assertIsRefused("a" + "\n".repeat(5_000_000), "is not an OpenAPI 3.0 or 3.1 document");
  }

  @Test
  void fencesWithoutEndAreReadOnce() throws IOException {
    StringBuilder page = new StringBuilder();
    for (int length = 3000; length > 2; length--) {
      page.append("`".repeat(length)).append('\n');
    }

    assertIsRefused(page + "openapi: 3.0.3", "cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "- "})
  void deepNestingIsRefused(String level) throws IOException {
    assertIsRefused(level.repeat(100_000), "is not ");
  }

  private static String withJob(String schema) {
    int at = Change.contract().indexOf(JOB);
    return Change.contract().substring(0, at)
        + schema
        + Change.contract().substring(at + JOB.length());
  }

  private void assertIsRefused(String text, String line) throws IOException {
    Run run = Run.of(Files.writeString(folder.resolve("other.yaml"), text));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(line);
    assertThat(run.err().lines()).hasSize(1);
  }
}
