package io.github.tryonjobs.client;

/** Which part of the body a garment covers: {@code GarmentMode} in the contract. */
public enum GarmentMode {
  /** The service finds out. */
  AUTO,
  /** The whole body. */
  FULL,
  /** The upper body. */
  UPPER,
  /** The lower body. */
  LOWER
}
