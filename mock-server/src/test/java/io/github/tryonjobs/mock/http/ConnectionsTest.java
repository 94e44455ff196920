package io.github.tryonjobs.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final Connections connections = new Connections(2, 100);
  private final List<EmbeddedChannel> channels =
      Stream.generate(EmbeddedChannel::new).limit(4).toList();

  private List<Boolean> open() {
    return channels.stream().map(EmbeddedChannel::isOpen).toList();
  }

  @Test
  void eachThatIsTooMuchIsTakenFromAnotherAlthoughTheFirstIsStillClosing() {
    channels.forEach(connections::add);

    assertThat(open()).containsExactly(false, false, true, true);
    assertThat(connections.memory().get(0).bytes()).isEqualTo(connections.memory().get(0).limit());
  }

  @Test
  void whatComesBeforeItsTurnLeavesRoomForOthers() {
    Connections.Place place = connections.add(channels.get(0));

    assertThat(place.holdEarly(60)).isTrue();
    assertThat(place.holdEarly(1)).isFalse();
    assertThat(place.hold(1)).isTrue();
  }

  @Test
  void whoseResponseIsHeldBackGoesAfterThoseThatAreIdle() {
    connections.add(channels.get(0)).setIdle(false);
    connections.add(channels.get(1));
    connections.add(channels.get(2)).setIdle(false);
    assertThat(open()).containsExactly(true, false, true, true);

    connections.add(channels.get(3));

    assertThat(open()).containsExactly(false, false, true, true);
  }
}
