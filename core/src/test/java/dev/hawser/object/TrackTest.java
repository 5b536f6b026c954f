package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Subscription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What belongs to a session ends with it.
class TrackTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  @DisplayName("tracked resources are closed when the session ends, once, the latest first")
  void tracked() {
    Client client = lab.join();
    Peer peer = lab.server().client(client.id());
    List<String> closed = Collections.synchronizedList(new ArrayList<>());
    var _ = peer.track(() -> closed.add("first"));
    Subscription dropped = peer.track(() -> closed.add("dropped"));
    var _ =
        peer.track(() -> {
          closed.add("bad " + Thread.currentThread().isVirtual());
          throw new IllegalStateException("cannot be closed");
        });
    var _ = peer.track(() -> closed.add("last"));
    dropped.close();
    client.close();
    ObjectLab.eventually("all are closed", () -> closed.size() == 3);
    assertThat(closed).containsExactly("last", "bad true", "first");
    var _ = peer.track(() -> closed.add("too late"));
    ObjectLab.eventually("closed at once", () -> closed.size() == 4);
  }
}
