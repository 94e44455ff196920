package io.github.tryonjobs.contract.proof;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads a proof from a file, and writes it there whole or not at all. */
public final class ProofFile {

  private static final int MOST_BYTES = 1 << 20;

  private ProofFile() {}

  /**
   * Reads a proof.
   *
   * @throws UnfitProofException if there is no such file, or it is no proof
   */
  public static Proof read(Path file) {
    return ProofJson.parse(text(file));
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new UnfitProofException("there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnfitProofException("is not a file");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UnfitProofException("has more than the 1 MiB that are read");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UnfitProofException("is not UTF-8 text");
    } catch (IOException e) {
      throw new UnfitProofException("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** Returns whether a file may be replaced, as far as permissions tell. */
  public static boolean isReplaceable(Path file) {
    try {
      Path real = file.toRealPath();
      return Files.isWritable(real) && Files.isWritable(folder(real));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Replaces a file that is there, and keeps its permissions. If it is a link, what it leads to is
   * replaced.
   *
   * @throws IOException if it cannot be replaced, and then it is as it was
   */
  public static void write(Path file, Proof proof) throws IOException {
    Path real = file.toRealPath();
    Path part = Files.createTempFile(folder(real), real.getFileName() + ".", ".part");
    try {
      Files.copy(
          real, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(part, ProofJson.format(proof));
      Files.move(part, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path folder(Path real) {
    return real.resolveSibling("");
  }
}
