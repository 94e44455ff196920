package io.github.tryonjobs.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param path the path of the page, from the root of the project
 * @param content the Markdown
 */
record Page(String path, String content) {

  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

  /**
   * A fenced block of code.
   *
   * @param page the path of its page
   * @param language the language after the fence; empty if there is none
   * @param code the lines between the fences
   */
  record Block(String page, String language, String code) {
    @Override
    public String toString() {
      return page + ": " + code.lines().findFirst().orElse("");
    }
  }

  static Stream<Page> all() {
    return Stream.of(
            "README.md",
            "CHANGELOG.md",
            "openapi/README.md",
            "client/README.md",
            "mock-server/README.md",
            "contract-tests/README.md",
            ".github/CONTRIBUTING.md",
            ".github/SECURITY.md")
        .map(path -> new Page(path, read(ROOT.resolve(path))));
  }

  /** Returns the blocks of all pages in a language. */
  static Stream<Block> blocks(String language) {
    return all().flatMap(page -> page.blocks().stream()).filter(b -> b.language().equals(language));
  }

  List<Block> blocks() {
    return BLOCK
        .matcher(content)
        .results()
        .map((MatchResult block) -> new Block(path, block.group(1), block.group(2)))
        .toList();
  }

  /** Returns the file that a link of this page leads to. */
  Path resolve(String link) {
    return ROOT.resolve(path).resolveSibling(link).normalize();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
