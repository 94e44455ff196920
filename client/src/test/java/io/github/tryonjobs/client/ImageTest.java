package io.github.tryonjobs.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.tryonjobs.client.internal.decode.JobDecoder;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The images of a start: how they are sent, and which are not. */
@Timeout(300)
class ImageTest {

  private static final byte[] PNG = Starts.png(64, 6000, 70_000);
  private static final byte[] JPEG = Starts.jpeg(6000, 64, 65_000);

  @Test
  void filesAreSentAsAForm(@TempDir Path folder) throws IOException {
    byte[] png = Starts.png(64, 6000, 100);
    byte[] jpeg = Starts.jpeg(6000, 64, 100);
    Path file = Files.write(folder.resolve("pending*2,completed.jpg"), jpeg);
    TryOnInput input =
        TryOnInput.builder()
            .personImage(TryOnImage.of(() -> new ByteArrayInputStream(png), png.length, "p.bin"))
            .garmentImage(file)
            .garmentMode(GarmentMode.FULL)
            .build();
    String request = sent(input);

    assertThat(request)
        .containsSubsequence(
            "Content-Disposition: form-data; name=\"person_image\"; filename=\"p.bin\"\r\n",
            "Content-Type: image/png\r\n\r\n" + new String(png, ISO_8859_1) + "\r\n--",
            "name=\"garment_image\"; filename=\"pending*2,completed.jpg\"\r\n",
            "Content-Type: image/jpeg\r\n\r\n" + new String(jpeg, ISO_8859_1) + "\r\n--",
            "Content-Disposition: form-data; name=\"garment_mode\"\r\n\r\nfull\r\n--",
            "Content-Disposition: form-data; name=\"wait_for_result\"\r\n\r\nfalse\r\n--");
    assertThat(request).doesNotContain("_url").doesNotContain("preprocess");
  }

  @Test
  void aUrlBesideAFileIsAFieldOfTheForm() {
    TryOnInput input =
        TryOnInput.builder()
            .personImage(TryOnImage.of(PNG, "p.png"))
            .garmentImage(URI.create("https://h/ü日.jpg"))
            .build();

    assertThat(new String(sent(input).getBytes(ISO_8859_1), UTF_8))
        .contains("form-data; name=\"garment_image_url\"\r\n\r\nhttps://h/ü日.jpg\r\n--")
        .doesNotContain("person_image_url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"é日.png", "a\"; name=\"b.png", "a\\\".png", "%0d%0aX.png", "\u2028.png"})
  void aFileNameStaysOneParameter(String name) {
    String escaped = name.replace("\\", "\\\\").replace("\"", "%22");
    String request = sent(Starts.form(TryOnImage.of(PNG, name)));

    assertThat(new String(request.getBytes(ISO_8859_1), UTF_8))
        .contains("name=\"person_image\"; filename=\"" + escaped + "\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\r\nX: y.png", "a\nb", "a\0", "a\u0085", "a\u007f"})
  void aFileNameThatCouldBeMoreThanThatIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TryOnImage.of(PNG, name))
        .withMessageContaining("cannot be the file name of an image");
  }

  static Stream<Arguments> unfit() {
    String format = "it must be a JPEG or a PNG";
    byte[] cutJpeg = Arrays.copyOf(JPEG, 65_010);
    byte[] noFrame = JPEG.clone();
    noFrame[65_005] = (byte) 0xDA;
    byte[] badSegment = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 1, 0, 0, 0, 0};
    return Stream.of(
        arguments(new byte[0], format),
        arguments("GIF89a and more than that".getBytes(UTF_8), format),
        arguments(Arrays.copyOf(PNG, 20), format),
        arguments(cutJpeg, format),
        arguments(noFrame, format),
        arguments(badSegment, format),
        arguments(Starts.png(63, 100, 0), "it has 63 x 100 pixels, but must have 64 to 6000"),
        arguments(Starts.png(100, 6001, 0), "it has 100 x 6001 pixels, but must have 64 to"),
        arguments(Starts.png(-1, 100, 0), "it has 4294967295 x 100 pixels"),
        arguments(Starts.jpeg(0, 100, 2), "it has 0 x 100 pixels"),
        arguments(Starts.jpeg(65_535, 100, 9), "it has 65535 x 100 pixels"));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void anImageThatTheServiceWouldRefuseIsNotSent(byte[] image, String why) {
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server).build()) {
      for (Style style : Style.values()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> style.of(client).startJob(Starts.form(TryOnImage.of(image, "p.png"))))
            .withMessageStartingWith(
                "the image of the person, p.png (" + image.length + " bytes), cannot be sent: ")
            .withMessageContaining(why);
      }
      assertThat(server.accepted()).isZero();
    }
  }

  @Test
  void anImageOfTooManyBytesIsNotEvenOpened() {
    AtomicInteger opened = new AtomicInteger();
    TryOnImage.Source source =
        () -> {
          opened.incrementAndGet();
          return new ByteArrayInputStream(PNG);
        };
    TryOnInput input =
        TryOnInput.builder()
            .personImage(URI.create("https://h/p.jpg"))
            .garmentImage(TryOnImage.of(source, 25_000_001, "g.png"))
            .build();
    try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.startJob(input))
          .withMessage(
              "the image of the garment, g.png (25000001 bytes), cannot be sent: it must have at"
                  + " most 25000000 bytes");
      assertThat(opened).hasValue(0);
    }
  }

  @Test
  void anImageMayHaveAsManyBytesAsTheServiceTakes() {
    TryOnImage.Source source = () -> new ByteArrayInputStream(PNG);
    TryOnInput input = Starts.form(TryOnImage.of(source, 25_000_000, "p.png"));

    assertThat(new JobDecoder(new FakeTime()).body(input).length()).isGreaterThan(25_000_000);
  }

  @SuppressWarnings("NullAway") // as an application that is not checked may
  static Stream<Arguments> unreadable() {
    TryOnImage.Source missing =
        () -> {
          throw new FileNotFoundException("of the application");
        };
    TryOnImage.Source none = () -> null;
    return Stream.of(Style.values())
        .flatMap(
            style ->
                Stream.of(
                    Arguments.of(style, missing, "FileNotFoundException: of the application"),
                    Arguments.of(style, none, "the source of p.png (100 bytes) returned null")));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void anImageThatCannotBeReadIsTold(Style style, TryOnImage.Source source, String why) {
    TryOnImage image = TryOnImage.of(source, 100, "p.png");
    try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).build()) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> style.of(client).startJob(Starts.form(image)))
          .withMessageStartingWith("cannot read the image of the person, p.png (100 bytes): ")
          .withMessageContaining(why);
    }
  }

  @Test
  void aFileThatIsNoneIsRefusedAtOnce(@TempDir Path folder) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> TryOnImage.of(folder))
        .withMessageContaining("not a regular file");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> TryOnImage.of(folder.resolve("missing.png")))
        .withMessageContaining("missing.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"p.jpg", "ftp://h/p.jpg?secret", "file:///p.jpg?secret", "https:///p?secret"})
  void aUrlThatNobodyCanFetchIsRefusedWithoutItsQuery(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TryOnImage.of(URI.create(url)))
        .withMessage("the URL of an image must be an http or https URL with a host");
  }

  @Test
  void noSecretIsShown() {
    assertThat(Starts.URLS)
        .hasToString(
            "TryOnInput[personImage=https://h/p.jpg, garmentImage=https://h/g.jpg,"
                + " garmentMode=null, preprocessGarment=null, removeBackground=null,"
                + " waitForResult=false]");
    assertThat(TryOnImage.of(PNG, "p.png")).hasToString("p.png (70000 bytes)");
  }

  @Test
  void aFileNameIsShownOnOneLineAndShort() {
    assertThat(TryOnImage.of(PNG, "p\u202egpj\u2028.png"))
        .hasToString("p\\u202egpj\\u2028.png (70000 bytes)");
    assertThat(TryOnImage.of(PNG, "p".repeat(5000)).toString()).hasSizeLessThan(350);
  }

  @Test
  void bothImagesAreNeeded() {
    TryOnInput.Builder builder = TryOnInput.builder();
    assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("person");
    builder.personImage(URI.create("https://h/p"));
    assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("garment");
  }

  @Test
  void theListenerIsToldHowFarTheUploadHasCome() {
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server).listener(listener).build()) {
      client.startJob(Starts.form(TryOnImage.of(Starts.png(100, 100, 200_000), "p.png")));

      long total = server.requests().get(0).body().length();
      assertThat(listener.all(TryOnListener.Upload.class))
          .extracting(TryOnListener.Upload::bytes)
          .hasSize(4)
          .isSorted()
          .endsWith(total);
      assertThat(listener.all(TryOnListener.Upload.class))
          .allSatisfy(upload -> assertThat(upload.total()).isEqualTo(total));
      assertThat(listener.all().get(4)).isInstanceOf(TryOnListener.Outcome.class);
    }
  }

  /** Returns the body of the request that starts a job. */
  private static String sent(TryOnInput input) {
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server).build()) {
      client.startJob(input);
      RawServer.Request request = server.requests().get(0);
      assertThat(request.headers().get("Content-Type"))
          .matches("multipart/form-data; ?boundary=[A-Za-z0-9_-]+");
      assertThat(request.headers()).doesNotContainKey("Transfer-Encoding");
      return request.body();
    }
  }
}
