package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the URL of a server. One with a user or password is in no message. */
final class UrlReader implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      URI url = new URI(text);
      if (Texts.isWebAddress(text) && !url.getRawAuthority().contains("@")) {
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
          throw new TypeConversionException(
              text + " has a query or fragment; a URL ends before them");
        }
        return url;
      }
    } catch (URISyntaxException e) {
      // The message below says what a URL is like.
    }
    throw new TypeConversionException(
        text.contains("@")
            ? "a URL with a user or password is not accepted"
            : "'" + text + "' is not a URL such as http://127.0.0.1:8080");
  }
}
