package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnResult;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a result into a file, and goes on where it was when the transfer breaks. It ends well
 * only if every byte of one and the same result is there.
 */
public final class DownloadResult extends Task<Path> {

  private static final int PART = 64 * 1024;

  private final Path target;
  private final Duration stallTimeout;
  private final ResultSource source;
  private final ObjLongConsumer<OptionalLong> progress;
  private final PartialFile file;
  private final TryOnResult result;

  /** Identifies the result that the bytes in the file belong to; null if that is unknown. */
  private volatile @Nullable String validator;

  private volatile OptionalLong total = OptionalLong.empty();

  /**
   * Constructor.
   *
   * @param progress told how many bytes there are so far; of how many, if the server says that
   * @throws java.io.UncheckedIOException if there can be no file at the target
   */
  public DownloadResult(
      TryOnResult result,
      Path target,
      Duration timeout,
      Duration stallTimeout,
      ResultSource source,
      ObjLongConsumer<OptionalLong> progress) {
    super(
        ResultSource.request(Operation.DOWNLOAD_RESULT, result), timeout, ResultSource.job(result));
    this.result = result;
    this.target = target;
    this.stallTimeout = stallTimeout;
    this.source = source;
    this.progress = progress;
    this.file = PartialFile.beside(target);
  }

  /** As long as bytes come, an attempt may take all the time there is. */
  @Override
  protected boolean hasAttemptTimeout() {
    return false;
  }

  @Override
  public Path attempt(Attempt attempt) {
    String known = validator;
    long length = file.length();
    ResultSource.Begun begun =
        known == null || length == 0 ? null : new ResultSource.Begun(length, known, total);
    try (Part part = source.open(attempt, result.resultUrl(), begun, stallTimeout)) {
      if (part.from() == 0) {
        file.clear();
        total = OptionalLong.empty();
      }
      validator = part.validator();
      total = part.total();
      transfer(part, attempt);
    } catch (ResultSource.OtherResultException e) {
      validator = null; // What has come cannot be completed.
      throw new TransportException(
          attempt.request(), "the rest did not come: " + e.getMessage(), e);
    } catch (IOException e) {
      String came = file.length() + (total.isPresent() ? " of " + total.getAsLong() : "");
      throw new TransportException(
          attempt.request(),
          "the result broke off after " + came + " bytes: " + Part.problem(e),
          e);
    }
    return target;
  }

  private void transfer(Part part, Attempt attempt) throws IOException {
    byte[] bytes = new byte[PART];
    long length = part.from();
    long told = length;
    try {
      for (int read = part.read(bytes); read != -1; read = part.read(bytes)) {
        file.append(bytes, read, attempt);
        length += read;
        if (length - told >= PART) {
          tell(attempt, length, total);
          told = length;
        }
      }
    } catch (Part.RefusedException e) {
      throw new MalformedResponseException(
          attempt.request(), String.valueOf(e.getMessage()), part.head(), e);
    }
    tell(attempt, length, OptionalLong.of(length));
  }

  private void tell(Attempt attempt, long length, OptionalLong of) {
    if (!attempt.isSettled()) {
      progress.accept(of, length);
    }
  }

  @Override
  protected Path commit(Path path) {
    file.complete();
    return path;
  }

  @Override
  protected void close(@Nullable Throwable failure) {
    file.delete();
  }
}
