package dev.hawser.internal.space;

import static dev.hawser.internal.space.PermissionLab.assertLacks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.Pipe;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.value.OneWay;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PermissionPipeTest {
  @Test
  @DisplayName("a client that may only send does, and receives nothing")
  void onlySending() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.pipes("p").writeOnly())) {
      Pipe<Object> client = lab.client.pipe("p");
      Pipe<Object> server = lab.guest.pipe("p");
      client.send(1);
      assertThat(server.receive()).isEqualTo(1);
      assertLacks("pipes.read=p", client::receive);
      assertLacks("pipes.read=p", () -> client.onReceive(_ -> {}));
      assertLacks("pipes.read=p", () -> server.send(2))
          .hasMessageContaining("local may not receive from pipe 'p'");
      assertLacks("pipes.read=p", () -> server.trySend(2));
    }
  }

  @Test
  @DisplayName("a client that may only receive does, and sends nothing")
  void onlyReceiving() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.pipes("p").readOnly())) {
      Pipe<Object> client = lab.client.pipe("p");
      lab.guest.pipe("p").send(1);
      assertThat(client.receive()).isEqualTo(1);
      assertLacks("pipes.write=p", () -> client.send(2));
      assertLacks("pipes.write=p", () -> client.trySend(2));
      assertLacks("pipes.write=q", () -> lab.client.pipe("q").send(2));
    }
  }

  @Test
  @DisplayName("what the server may do through pipes is decided at the client")
  void decidedAtClient() throws Exception {
    try (PermissionLab lab =
        new PermissionLab(Trust.standard(), Trust.of(Permission.pipes("p").readOnly()), it -> it)) {
      Pipe<Object> server = lab.guest.pipe("p");
      lab.client.pipe("p").send(1);
      assertThat(server.receive()).isEqualTo(1);
      assertLacks("pipes.write=p", () -> server.send(2))
          .hasMessageContaining("the server may not send to pipe 'p'")
          .hasMessageContaining("Client.builder().trust(Trust.of(");
      assertLacks("pipes.read=q", () -> lab.guest.pipe("q").receive());
      assertLacks("pipes.read=q", () -> lab.client.pipe("q").send(1));
      assertThat(lab.server.clients()).hasSize(1);
    }
  }

  @Test
  @DisplayName("what is granted while the session lives holds at once, also after a refusal")
  void grantedLater() throws Exception {
    try (PermissionLab lab = new PermissionLab(Trust.nothing(), Trust.nothing(), it -> it)) {
      Pipe<Object> client = lab.client.pipe("p");
      Pipe<Object> server = lab.guest.pipe("p");
      assertLacks("pipes.read=p", () -> client.send(1)).hasMessageContaining("the server");
      lab.trustServer(Permission.SHARE);
      assertLacks("pipes.write=p", () -> client.send(1)).hasMessageContaining("local");
      lab.trustClient(Permission.SHARE);
      client.send(1);
      assertThat(server.receive()).isEqualTo(1);
      server.send(2);
      assertThat(client.receive()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("a sender that goes on although its right is gone is cut off, and told")
  void withdrawn() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.SHARE)) {
      Pipe<Object> client = lab.client.pipe("p");
      Pipe<Object> server = lab.guest.pipe("p");
      client.send(1);
      assertThat(server.receive()).isEqualTo(1);
      lab.trustClient(Permission.pipes("p").readOnly());
      assertLacks("pipes.write=p", () -> sendUntilRefused(client));
      assertThat(catchThrowable(server::receive)).hasMessageContaining("may not send any more");
    }
  }

  private static void sendUntilRefused(Pipe<Object> pipe) throws InterruptedException {
    for (int i = 0; i < 1_000_000; i++) {
      pipe.send(i);
    }
  }

  @Test
  @DisplayName("a sender that believes it may is refused by the other end")
  void believer() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.SHARE)) {
      lab.trustClient();
      Pipe<Object> client = lab.client.pipe("p");
      assertLacks("pipes.write=p", () -> sendUntilRefused(client));
      assertThat(lab.guest.pipe("p").tryReceive()).isNull();
      lab.trustClient(Permission.SHARE);
      client.send("again");
      assertThat(lab.guest.pipe("p").receive()).isEqualTo("again");
    }
  }

  @Test
  @DisplayName("a stream's bytes need the right to some pipe, and come with it")
  void streams() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.pipes("p").writeOnly())) {
      lab.client.pipe("p").send(new ByteArrayInputStream(new byte[100_000]));
      try (InputStream arrived = (InputStream) lab.guest.pipe("p").receive()) {
        assertThat(arrived.readAllBytes()).hasSize(100_000);
      }
    }
    try (PermissionLab lab = new PermissionLab(Permission.maps("m"))) {
      CompletableFuture<Throwable> heard = new CompletableFuture<>();
      sendStreamUnasked(lab, heard);
      assertThat(heard.get(60, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              PermissionException.class,
              refusal -> assertThat(refusal.missing()).isEqualTo("pipes.write"));
    }
  }

  private static void sendStreamUnasked(PermissionLab lab, CompletableFuture<Throwable> heard) {
    OneWay listener =
        new OneWay() {
          @Override
          public void failed(Stream stream, HawserException reason) {
            heard.complete(reason);
          }
        };
    ((LinkedPeer) lab.client)
        .link()
        .session()
        .open(Service.BLOB, listener)
        .post(new byte[] {1}, 0, 1, false);
  }
}
