package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.internal.call.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that takes its name only when it is complete. Safe for use by several threads. */
final class PartialFile {

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;

  private PartialFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  /**
   * Creates an empty file beside its target.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  static PartialFile beside(Path target) {
    Path name = target.getFileName();
    try {
      if (name == null || Files.isDirectory(target)) {
        throw new FileSystemException(target.toString(), null, "it is a directory");
      }
      Path temporary = target.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
      return new PartialFile(
          target,
          temporary,
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + target + ": " + e, e);
    }
  }

  /** Returns the number of bytes so far. */
  synchronized long length() {
    try {
      return channel.isOpen() ? channel.position() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + temporary, e);
    }
  }

  /** Forgets all that comes after so many bytes. */
  synchronized void truncate(long length) {
    try {
      channel.truncate(length);
      channel.position(length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + temporary, e);
    }
  }

  /** Adds bytes, unless nobody waits for them any more. */
  synchronized void append(byte[] bytes, int length, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return;
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + temporary, e);
    }
  }

  /** Gives the file its name, in the place of what had it before. */
  synchronized Path complete() {
    try {
      channel.force(true);
      channel.close();
      try {
        return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        return Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + target + ": " + e, e);
    }
  }

  /** Deletes the file, if it is not complete. */
  synchronized void delete() {
    try {
      channel.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It is named as what it is, so that whoever finds it can delete it.
    }
  }
}
