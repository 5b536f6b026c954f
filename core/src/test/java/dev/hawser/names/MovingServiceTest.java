package dev.hawser.names;

import static dev.hawser.names.Harbour.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Server;
import dev.hawser.object.Idempotent;
import dev.hawser.object.Remote;
import dev.hawser.scenario.ChildJvm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A service in a process of its own")
class MovingServiceTest {
  /// What the service says.
  @Remote
  interface Post {
    @Idempotent
    long process();
  }

  /// A process that exports a service and announces what it exports.
  static final class Serving {
    private Serving() {}

    public static void main(String[] args) throws Exception {
      try (Server server = Server.open();
          Services services = Services.at(args[0]);
          Announcement _ = announce(server, services)) {
        System.out.println("serving");
        int _ = System.in.read();
      }
    }

    private static Announcement announce(Server server, Services services) {
      Post post = ProcessHandle.current()::pid;
      server.exports().add("post", post);
      return Announcement.of(server, services.names(), "lab.");
    }
  }

  @Test
  @DisplayName("announces itself, is gone when it is killed, and found again on its new port")
  void isFoundAgain() throws Exception {
    try (Server names = Server.builder().localPort(0).grace(Duration.ofMillis(500)).open()) {
      String way = "localhost:" + names.address().port();
      try (Services services = Services.at(way)) {
        Post post = services.proxy("lab.post", Post.class);
        ServiceUri before;
        try (ChildJvm child = ChildJvm.start(List.of(), Serving.class, way)) {
          assertThat(child.hear()).isEqualTo("serving");
          assertThat(post.process()).isEqualTo(child.process().pid());
          before = services.names().lookup("lab.post").uri();
          child.kill();
        }
        eventually("the name to go", () -> services.names().find("lab.post").isEmpty());
        try (ChildJvm child = ChildJvm.start(List.of(), Serving.class, way)) {
          assertThat(post.process()).isEqualTo(child.process().pid());
          assertThat(services.names().lookup("lab.post").uri()).isNotEqualTo(before);
          assertThat(child.hear()).isEqualTo("serving");
          child.tell("end");
          eventually("the name to go", () -> services.names().find("lab.post").isEmpty());
        }
      }
    }
  }
}
