package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.TryOnImage;

/**
 * A file of a form.
 *
 * @param content the file
 * @param mediaType the media type of the file
 */
public record FilePart(TryOnImage.Content content, String mediaType) {}
