package io.github.tryonjobs.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to put on whom: {@code TryOnInput} and {@code TryOnForm} in the contract.
 *
 * <p>Immutable and safe for use by several threads. An option that is null is not sent, and the
 * service chooses.
 *
 * @param personImage the image of the person
 * @param garmentImage the image of the garment
 * @param garmentMode which part of the body the garment covers; null for the service's default,
 *     {@link GarmentMode#AUTO}
 * @param preprocessGarment whether the garment is cut out of its image first; null for the
 *     service's default, true
 * @param removeBackground whether the background of the result is removed; null for the service's
 *     default, false
 * @param waitForResult whether the response to the start waits for the result. The client always
 *     says which, as the service waits unless it is told not to
 */
public record TryOnInput(
    TryOnImage personImage,
    TryOnImage garmentImage,
    @Nullable GarmentMode garmentMode,
    @Nullable Boolean preprocessGarment,
    @Nullable Boolean removeBackground,
    boolean waitForResult) {

  /** Constructor. */
  public TryOnInput {
    Objects.requireNonNull(personImage, "personImage");
    Objects.requireNonNull(garmentImage, "garmentImage");
  }

  /** Starts to build an input. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns this input with another answer to whether the start waits for the result. */
  public TryOnInput withWaitForResult(boolean wait) {
    return new TryOnInput(
        personImage, garmentImage, garmentMode, preprocessGarment, removeBackground, wait);
  }

  /** Builds an input. Both images are needed. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable TryOnImage personImage;
    private @Nullable TryOnImage garmentImage;
    private @Nullable GarmentMode garmentMode;
    private @Nullable Boolean preprocessGarment;
    private @Nullable Boolean removeBackground;
    private boolean waitForResult;

    private Builder() {}

    /** Sets the image of the person. */
    public Builder personImage(TryOnImage image) {
      this.personImage = Objects.requireNonNull(image, "personImage");
      return this;
    }

    /** Sets the image of the person, as {@link TryOnImage#of(URI)} does. */
    public Builder personImage(URI url) {
      return personImage(TryOnImage.of(url));
    }

    /** Sets the image of the person, as {@link TryOnImage#of(Path)} does. */
    public Builder personImage(Path file) {
      return personImage(TryOnImage.of(file));
    }

    /** Sets the image of the garment. */
    public Builder garmentImage(TryOnImage image) {
      this.garmentImage = Objects.requireNonNull(image, "garmentImage");
      return this;
    }

    /** Sets the image of the garment, as {@link TryOnImage#of(URI)} does. */
    public Builder garmentImage(URI url) {
      return garmentImage(TryOnImage.of(url));
    }

    /** Sets the image of the garment, as {@link TryOnImage#of(Path)} does. */
    public Builder garmentImage(Path file) {
      return garmentImage(TryOnImage.of(file));
    }

    /** Sets which part of the body the garment covers. Default: the service's, AUTO. */
    public Builder garmentMode(GarmentMode mode) {
      this.garmentMode = Objects.requireNonNull(mode, "garmentMode");
      return this;
    }

    /** Sets whether the garment is cut out of its image first. Default: the service's, true. */
    public Builder preprocessGarment(boolean preprocess) {
      this.preprocessGarment = preprocess;
      return this;
    }

    /** Sets whether the background of the result is removed. Default: the service's, false. */
    public Builder removeBackground(boolean remove) {
      this.removeBackground = remove;
      return this;
    }

    /** Sets whether the response to the start waits for the result. Default: false. */
    public Builder waitForResult(boolean wait) {
      this.waitForResult = wait;
      return this;
    }

    /**
     * Builds the input.
     *
     * @throws IllegalStateException if an image is missing; the message says which
     */
    public TryOnInput build() {
      if (personImage == null) {
        throw new IllegalStateException("no image of the person: call personImage(…)");
      }
      if (garmentImage == null) {
        throw new IllegalStateException("no image of the garment: call garmentImage(…)");
      }
      return new TryOnInput(
          personImage,
          garmentImage,
          garmentMode,
          preprocessGarment,
          removeBackground,
          waitForResult);
    }
  }
}
