package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Cancellation;
import io.github.tryonjobs.client.internal.call.Next;
import io.github.tryonjobs.client.internal.retry.RetriedCourse;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Fetches an image into a file, and goes on where it was when the transfer breaks. */
public final class DownloadResult extends RetriedCourse<PartialFile, Path> {

  private static final int PART = 64 * 1024;

  private final TryOnJob.Completed job;
  private final Surroundings surroundings;
  private final Images images;
  private final PartialFile file;

  /** Identifies the image that the bytes in the file belong to; null if that is unknown. */
  private volatile @Nullable String validator;

  /**
   * Starts the call.
   *
   * @param timeout how long it may take in all
   * @throws java.io.UncheckedIOException if there can be no file at the target
   */
  public DownloadResult(
      TryOnJob.Completed job,
      Path target,
      Surroundings surroundings,
      RetryPolicy retries,
      Duration timeout,
      Images images) {
    super(
        TryOnListener.Operation.DOWNLOAD_RESULT,
        new TryOnRequest(job.id(), job.resultUrl(), 0),
        surroundings,
        retries,
        timeout);
    this.job = job;
    this.surroundings = surroundings;
    this.images = images;
    this.file = PartialFile.beside(target);
  }

  /** As long as bytes come, an attempt may take all the time there is. */
  @Override
  public Duration attemptTimeout() {
    return timeLeft();
  }

  @Override
  protected PartialFile send(TryOnRequest request, Duration timeout, Cancellation cancellation) {
    long length = file.length();
    String known = length == 0 ? null : validator;
    Images.Part part = images.open(request, job.resultUrl(), length, known, timeout, cancellation);
    try (ImageStream stream = part.stream()) {
      file.truncate(part.from());
      validator = part.validator();
      transfer(stream, part.from(), cancellation);
      return file;
    } catch (ImageStream.TooLongException e) {
      throw images.tooLong(request, part.head(), e);
    } catch (IOException e) {
      throw new TransportException(request, "the image broke off: " + e, e);
    }
  }

  private void transfer(ImageStream stream, long from, Cancellation cancellation)
      throws IOException {
    OptionalLong announced = stream.announced();
    OptionalLong total =
        announced.isPresent() ? OptionalLong.of(from + announced.getAsLong()) : announced;
    byte[] bytes = new byte[PART];
    long length = from;
    long told = from;
    int read;
    while ((read = stream.read(bytes)) >= 0) {
      file.append(bytes, read, cancellation);
      length += read;
      if (length - told >= PART) {
        tell(length, total);
        told = length;
      }
    }
    tell(length, OptionalLong.of(length));
  }

  private void tell(long length, OptionalLong total) {
    surroundings.events().download(new TryOnListener.Download(job.id(), length, total, elapsed()));
  }

  @Override
  public Next<Path> answered(PartialFile whole) {
    return new Next.Done<>(whole.complete());
  }

  @Override
  protected void freed() {
    file.delete();
  }

  @Override
  protected TryOnJob lastJob() {
    return job;
  }
}
