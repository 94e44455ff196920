package io.github.tryonjobs.client.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.eclipse.yasson.spi.JsonbComponentInstanceCreator;
import org.junit.jupiter.api.Test;

class OwnClassLoaderTest {

  private final OwnClassLoader loader = new OwnClassLoader();

  @Test
  void namesItsOwnMakerOfPartsAlone() throws IOException {
    List<URL> services =
        resources("META-INF/services/" + JsonbComponentInstanceCreator.class.getName());

    assertThat(services).hasSize(1);
    try (InputStream service = services.get(0).openStream()) {
      assertThat(service).hasContent(OwnClassLoader.Parts.class.getName());
    }
  }

  @Test
  void hasAllOtherResourcesOfTheClient() throws IOException {
    String name = OwnClassLoader.class.getName().replace('.', '/') + ".class";

    assertThat(resources(name))
        .containsExactlyElementsOf(
            Collections.list(OwnClassLoader.class.getClassLoader().getResources(name)));
  }

  private List<URL> resources(String name) throws IOException {
    return Collections.list(loader.getResources(name));
  }
}
