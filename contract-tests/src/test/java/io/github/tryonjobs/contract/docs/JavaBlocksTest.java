package io.github.tryonjobs.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java code of the documentation compiles. */
class JavaBlocksTest {

  private static final String IMPORTS =
      """
      import io.github.tryonjobs.client.*;
      import io.github.tryonjobs.mock.*;
      import io.github.tryonjobs.mock.junit.*;
      import io.github.tryonjobs.mock.state.*;
      import java.net.URI;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.util.concurrent.CompletableFuture;
      import org.junit.jupiter.api.Test;
      import org.junit.jupiter.api.extension.RegisterExtension;
      """;

  /** What the blocks use of an application and of Spring. */
  private static final String APPLICATION =
      """
      import java.net.URI;
      import java.nio.file.Path;

      @interface SpringBootTest {}

      class GenericContainer<C extends GenericContainer<C>> {
        GenericContainer(String image) {}

        GenericContainer<C> withExposedPorts(int port) {
          return this;
        }

        GenericContainer<C> withEnv(String name, String value) {
          return this;
        }

        GenericContainer<C> waitingFor(Wait wait) {
          return this;
        }

        String getHost() {
          return "";
        }

        int getMappedPort(int port) {
          return port;
        }
      }

      class Wait {
        static Wait forHttp(String path) {
          return new Wait();
        }

        Wait forStatusCode(int code) {
          return this;
        }
      }

      record Checkout(URI baseUri, String key) {
        void waitFor(String jobId) {}

        void tryOn(Path person, Path garment) {}
      }
      """;

  /** What the blocks have at hand. */
  private static final String SURROUNDINGS =
      """
        static TryOnClient client;
        static TryOnInput input;
        static TryOnMockServer mock;
        static URI baseUri;
        static String key;
        static String jobId;
        static Path person;
        static Path garment;
      """;

  static Stream<Page.Block> blocks() {
    return Page.blocks("java");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void compiles(Page.Block block, @TempDir Path classes) {
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-d", classes.toString(), "-proc:none");
    boolean isCompiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages,
                null,
                null,
                options,
                null,
                List.of(file("Block", code(block)), file("Application", APPLICATION)))
            .call();

    assertThat(isCompiled).as("%s:%n%s", block.code(), messages).isTrue();
  }

  private static String code(Page.Block block) {
    String code = block.code();
    if (code.contains("class ")) {
      return IMPORTS + code;
    }
    boolean isMember = code.startsWith("@") || code.startsWith("static");
    return IMPORTS
        + "class Block {\n"
        + SURROUNDINGS
        + (isMember ? code : "static void run() throws Exception {\n" + code + "}\n")
        + "}\n";
  }

  private static JavaFileObject file(String name, String code) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
