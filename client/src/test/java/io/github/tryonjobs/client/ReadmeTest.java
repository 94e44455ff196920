package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java code of the README's section about the client. */
class ReadmeTest {

  private static final Pattern SECTION = Pattern.compile("(?s)\n## Use the client\n(.*?)\n## ");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  static List<String> blocks() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    return SECTION
        .matcher(readme)
        .results()
        .map(section -> section.group(1))
        .flatMap(section -> BLOCK.matcher(section).results())
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void compiles(String block, @TempDir Path classes) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        javac
            .getTask(
                messages,
                null,
                null,
                List.of("-d", classes.toString(), "-proc:none"),
                null,
                List.of(source(block)))
            .call();

    assertThat(compiled).as(messages.toString()).isTrue();
  }

  private static JavaFileObject source(String block) {
    String code =
        """
        import io.github.tryonjobs.client.*;
        import java.net.URI;
        import java.nio.file.Path;
        import java.time.Duration;

        class Block {
          static TryOnClient client;
          static String jobId;
          static TryOnInput input;

          static void run() {
        %s  }
        }
        """
            .formatted(block);
    return new SimpleJavaFileObject(
        URI.create("string:///Block.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
