package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** A file that takes its name only when it is complete. Safe for use by several threads. */
final class PartialFile {

  private static final int MOST_LINKS = 40;

  private final Path target;
  private final Path temporary;
  private final AtomicLong written = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private SeekableByteChannel channel;

  private PartialFile(Path target, Path temporary, SeekableByteChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  /** Something that may fail, done while no other thread uses the file. */
  private interface Action {
    void run() throws IOException;
  }

  private void exclusively(Action action) {
    lock.lock();
    try {
      action.run();
    } catch (IOException e) {
      throw failure(target, problem(e), e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Creates an empty file beside its target, or beside what the target links to.
   *
   * @throws UncheckedIOException if that cannot be done, or the target is not a regular file
   */
  static PartialFile beside(Path target) {
    Path file = target;
    try {
      file = file(target);
      Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
      return new PartialFile(
          file,
          temporary,
          Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      throw failure(target, "the folder " + file.getParent() + " does not exist", e);
    } catch (IOException e) {
      throw failure(target, problem(e), e);
    }
  }

  /** Returns the reason without the path, which may be long. */
  private static String problem(IOException e) {
    String reason = e instanceof FileSystemException known ? known.getReason() : null;
    return reason == null ? e.toString() : reason;
  }

  private static UncheckedIOException failure(Path target, String problem, IOException cause) {
    return new UncheckedIOException(
        "cannot write to " + Excerpt.of(target.toString()) + ": " + Excerpt.of(problem), cause);
  }

  /** Follows links, also one to where no file is yet. */
  private static Path file(Path target) throws IOException {
    Path file = target;
    for (int links = 0; links < MOST_LINKS; links++) {
      BasicFileAttributes found;
      try {
        found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        return file;
      }
      if (found.isRegularFile()) {
        return file;
      }
      if (!found.isSymbolicLink()) {
        throw new FileSystemException(target.toString(), null, "not a regular file");
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    throw new FileSystemLoopException(target.toString());
  }

  long length() {
    return written.get();
  }

  void clear() {
    exclusively(
        () -> {
          if (channel.isOpen() && written.get() > 0) {
            // Not every file system has channels that can be made shorter.
            channel.close();
            channel =
                Files.newByteChannel(
                    temporary, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
          }
        });
    written.set(0);
  }

  /** Adds bytes, unless nobody waits for them any more. */
  void append(byte[] bytes, int length, Attempt attempt) {
    exclusively(
        () -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
          while (buffer.hasRemaining() && channel.isOpen() && !attempt.isSettled()) {
            written.addAndGet(channel.write(buffer));
          }
        });
  }

  /** Gives the file its name, in the place of what had it before. */
  void complete() {
    exclusively(
        () -> {
          if (channel instanceof FileChannel file) {
            file.force(true);
          }
          channel.close();
          try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
          } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  /** Deletes the file, if it is not complete. */
  void delete() {
    try {
      exclusively(
          () -> {
            channel.close();
            Files.deleteIfExists(temporary);
          });
    } catch (UncheckedIOException e) {
      // Its name says that it can be deleted.
    }
  }
}
