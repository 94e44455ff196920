package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred starts at once, each with an image of 25 MB. Run by {@code -Dgroups=stress} only. */
@Tag("stress")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManyUploadsTest {

  private static final int UPLOADS = 100;
  private static final int IMAGE = 25_000_000;

  @Test
  void fitInAHeapOf128Megabytes() throws Exception {
    upload(128);
  }

  @Test
  void fitInAHeapOf64Megabytes() throws Exception {
    upload(64);
  }

  private static void upload(int heapMegabytes) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(UPLOADS);
    try (SmallServer server = new SmallServer(heapMegabytes)) {
      CountDownLatch halfway = new CountDownLatch(UPLOADS);
      List<Future<RawHttp.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        answers.add(threads.submit(() -> upload(server, halfway)));
      }
      for (Future<RawHttp.Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(202);
      }
      assertThat(server.isAlive()).isTrue();
      assertThat(RawHttp.get(server.baseUri(), "/__mock/requests?limit=1"))
          .contains("\"bytes\":" + IMAGE + ",\"width\":640", "\"total\":" + UPLOADS);
      assertThat(RawHttp.get(server.baseUri(), "/__mock/health"))
          .contains("\"name\":\"in_flight\",\"bytes\":0,");
    } finally {
      threads.shutdownNow();
    }
  }

  /** None goes on from the middle of its image before all have come there. */
  private static RawHttp.Answer upload(SmallServer server, CountDownLatch halfway)
      throws IOException, InterruptedException {
    byte[] end = ("\r\n--" + Form.BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] start =
        new Form()
            .field("garment_image_url", "https://images.example/garment.jpg")
            .field("wait_for_result", "false")
            .toOpenFile("person_image", "person.png");
    byte[] block = new byte[100_000];
    try (RawHttp connection = new RawHttp(server.baseUri())) {
      connection.write(
          RawHttp.request(
              "POST",
              "/v1/try-on",
              server.baseUri(),
              RawHttp.key("upload")
                  + "Content-Type: "
                  + Form.CONTENT_TYPE
                  + "\r\nContent-Length: "
                  + (start.length + IMAGE + end.length)
                  + "\r\n"));
      connection.write(start);
      connection.write(Arrays.copyOf(Images.png(640, 480), block.length));
      for (int sent = block.length; sent < IMAGE; sent += block.length) {
        if (sent == IMAGE / 2) {
          halfway.countDown();
          halfway.await();
        }
        connection.write(block);
      }
      connection.write(end);
      return connection.read();
    }
  }
}
