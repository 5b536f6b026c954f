package dev.hawser.internal.space;

import static dev.hawser.internal.space.PermissionLab.assertLacks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Delivery;
import dev.hawser.SharedQueue;
import dev.hawser.security.Permission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PermissionQueueTest {
  @Test
  @DisplayName("a reader takes and looks, and puts nothing")
  void readers() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.queues("q").readOnly())) {
      for (int i = 0; i < 5; i++) {
        lab.server.queue("q").put(i);
      }
      SharedQueue<Object> queue = lab.client.globals().queue("q");
      assertThat(queue.size()).isEqualTo(5);
      assertThat(queue.peek()).isEqualTo(0);
      assertThat(queue.take()).isEqualTo(0);
      try (Delivery<Object> delivery = queue.lease(PermissionLab.LONG)) {
        delivery.extend(PermissionLab.LONG);
        delivery.ack();
      }
      List<Object> rest = new ArrayList<>();
      assertThat(queue.drainTo(rest)).isEqualTo(3);
      assertLacks("queues.write=q", () -> queue.put(9));
      assertLacks("queues.write=q", () -> queue.offer(9));
      assertLacks("queues.write=q", queue::clear);
      assertLacks("queues.write=q", () -> queue.capacity(1));
    }
  }

  @Test
  @DisplayName("a writer puts, bounds and clears, and learns nothing of what is there")
  void writers() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.queues("q").writeOnly())) {
      SharedQueue<Object> queue = lab.client.globals().queue("q");
      queue.capacity(2).put("secret");
      assertThat(queue.offer("second")).isTrue();
      assertThat(queue.offer("third")).isFalse();
      assertLacks("queues.read=q", queue::take);
      assertLacks("queues.read=q", queue::poll);
      assertLacks("queues.read=q", queue::peek);
      assertLacks("queues.read=q", queue::size);
      assertLacks("queues.read=q", () -> queue.lease(PermissionLab.LONG));
      assertThat(lab.server.queue("q").size()).isEqualTo(2);
      assertThat(queue.clear()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("what was taken on lease can be settled only as long as taking is permitted")
  void settling() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.SHARE)) {
      lab.server.queue("q").put("x");
      Delivery<Object> delivery = lab.client.globals().queue("q").lease(PermissionLab.LONG);
      lab.trustClient(Permission.queues("q").writeOnly());
      assertLacks("queues.read=q", delivery::ack);
      lab.trustClient(Permission.queues("q").readOnly());
      delivery.ack();
    }
  }
}
