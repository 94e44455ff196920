package io.github.tryonjobs.client;

import java.net.URI;

/** A result that can be downloaded: of a completed job, or of a start that waited for it. */
public sealed interface TryOnResult permits TryOnJob.Completed, TryOnStart.Completed {

  /** Returns where the image can be fetched, for about an hour, without the API key. */
  URI resultUrl();
}
