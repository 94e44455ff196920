package example;

import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.TryOnClient;
import java.nio.file.Path;

/** Waits for a job and saves its image: {@code SaveImage JOB_ID FILE}; the key is in PIXELCUT_API_KEY. */
public final class SaveImage {

  private SaveImage() {}

  public static void main(String[] args) {
    try (TryOnClient client = TryOnClient.builder().build()) {
      System.out.println(save(client, args[0], Path.of(args[1])));
    }
  }

  static String save(TryOnClient client, String jobId, Path file) {
    try {
      client.downloadResult(jobId, file);
      return "saved " + file.getFileName();
    } catch (JobFailedException e) {
      return "failed: " + e.error().rawCode();
    }
  }
}
