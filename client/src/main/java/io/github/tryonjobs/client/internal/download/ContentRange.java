package io.github.tryonjobs.client.internal.download;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Content-Range} of a 206: RFC 9110, section 14.4. It has the positions of the
 * first and the last byte, and the number of bytes of the whole if the server says that.
 */
record ContentRange(long first, long last, OptionalLong total) {

  private static final Pattern SYNTAX =
      Pattern.compile("(?i)bytes +([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

  /** Reads the header; empty if it is missing or says nothing that can be. */
  static Optional<ContentRange> of(@Nullable String header) {
    Matcher range = SYNTAX.matcher(header == null ? "" : header);
    if (!range.matches()) {
      return Optional.empty();
    }
    String all = range.group(3);
    ContentRange known =
        new ContentRange(
            Long.parseLong(range.group(1)),
            Long.parseLong(range.group(2)),
            all.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(all)));
    boolean isPossible =
        known.first <= known.last && known.last < known.total.orElse(Long.MAX_VALUE);
    return isPossible ? Optional.of(known) : Optional.empty();
  }

  long length() {
    return last - first + 1;
  }
}
