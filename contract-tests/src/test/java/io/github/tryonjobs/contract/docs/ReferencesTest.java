package io.github.tryonjobs.contract.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links, profiles and files that the documentation names exist. */
class ReferencesTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern PROFILE = Pattern.compile("\\./mvnw[^`\n]* -P([\\w-]+)");
  private static final Pattern DECLARED =
      Pattern.compile("(?s)<profile>(?:\\s|<!--.*?-->)*<id>([\\w-]+)</id>");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|IT))`");
  private static final Pattern SCRIPT = Pattern.compile("[\\w./-]+\\.sh\\b");

  static Stream<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    assertThat(LINK.matcher(page.content()).results())
        .allSatisfy(
            link -> {
              Path file =
                  link.group(1).isEmpty()
                      ? Path.of("..", page.path())
                      : page.resolve(link.group(1));
              assertThat(file).as("%s: %s", page, link.group()).exists();
              if (link.group(2) != null) {
                assertThat(anchors(file)).as("%s: %s", page, link.group()).contains(link.group(2));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void profilesExist(Page page) {
    Set<String> declared =
        Stream.of("pom.xml", "openapi/pom.xml", "client/pom.xml", "mock-server/pom.xml")
            .map(pom -> Page.read(Path.of("..", pom)))
            .collect(joining(Page.read(Path.of("pom.xml"))))
            .transform(poms -> groups(DECLARED, poms));

    assertThat(groups(PROFILE, page.content())).isSubsetOf(declared);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void scriptsExist(Page page) {
    assertThat(SCRIPT.matcher(page.content()).results().map(MatchResult::group))
        .allMatch(
            script ->
                Files.isExecutable(Path.of("..", script))
                    || Files.isExecutable(page.resolve(script)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void testsExist(Page page) throws IOException {
    Set<String> named = groups(TEST, page.content());
    try (Stream<Path> files = Files.find(Path.of(".."), 20, (file, a) -> isTest(file))) {
      Set<String> existing =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());

      assertThat(named).isSubsetOf(existing);
    }
  }

  private static boolean isTest(Path file) {
    return file.toString().matches(".*(Test|IT)\\.java");
  }

  private static Set<String> groups(Pattern pattern, String content) {
    return pattern.matcher(content).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> anchors(Path page) {
    return groups(HEADING, Page.read(page)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
