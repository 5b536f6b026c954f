package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Client;
import dev.hawser.PeerState;
import dev.hawser.Server;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.security.Identity;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Secrets")
class SecretsTest extends SecureScenario {
  private final Identity identity = Identity.create();
  private final List<String> said = new ArrayList<>();

  @TempDir Path folder;

  @Test
  @DisplayName("no log, no exception and no toString of a whole life shows one")
  void wholeLife() throws Exception {
    Server server = closing(Server.builder().localPort(0).folder(folder).identity(identity).open());
    String line = server.invite("ann");
    FaultPlan plan = FaultPlan.overTcp(1);
    Client client = closing(Client.builder().transport(plan.transport()).connect(line));
    List<Needles> secrets = List.of(ticketSecret(line), token(client), privateKey());
    assertThat(works(client)).isTrue();
    refusals(server, line);
    cut(plan, client);
    assertThat(secrets.get(1))
        .as("the token is that of the resumed session")
        .isEqualTo(token(client));
    said.addAll(
        List.of(
            server.toString(),
            server.clients().toString(),
            client.toString(),
            Ticket.parse(line).toString(),
            identity.toString(),
            Server.builder().identity(identity).toString(),
            Client.builder().identity(identity).toString()));
    server.revoke("ann");
    said.add(ending(client));
    fails(() -> Client.connect(line));
    server.close();

    said.addAll(log.lines());
    assertThat(said).anyMatch(each -> each.contains("admitted 'ann'"));
    assertThat(said).anyMatch(each -> each.contains("lost its connection"));
    assertThat(said).anyMatch(each -> each.contains("was revoked"));
    for (Needles secret : secrets) {
      assertThat(said)
          .as("%s in what was said", secret)
          .allMatch(each -> secret.in(each).isEmpty());
    }
  }

  /// All kinds of ways not to get in.
  private void refusals(Server server, String line) {
    String expired = server.invite("bob", Trust.standard(), Duration.ofMillis(1));
    fails(() -> Client.connect(withOtherSecret(line)));
    fails(() -> Client.connect(withOtherKey(line, Identity.create().fingerprint())));
    fails(() -> Client.connect(line.substring(0, line.length() - 1)));
    fails(() -> Client.connect(line.replace(".", "..")));
    fails(() -> Client.connect(line + line));
    fails(() -> Client.connect("hawser:" + line));
    fails(() -> Client.connect(line.substring(1)));
    fails(() -> Client.connect("hello " + line));
    fails(() -> Client.connect(line.substring(line.indexOf('.'))));
    fails(() -> Client.connect(":" + line.substring(line.indexOf('.') + 9)));
    fails(() -> Client.builder().insecure().connect(server.address().toString()));
    Scenario.eventually("the ticket has expired", () -> hasExpired(expired));
    server.invite("bob", Trust.standard());
    server.revoke("bob");
    fails(() -> Client.connect(expired));
  }

  private static boolean hasExpired(String line) {
    return catchThrowable(() -> Client.connect(line).close()) != null;
  }

  private void fails(ThrowingCallable attempt) {
    Throwable failure = catchThrowable(attempt);
    assertThat(failure).isNotNull();
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all, true));
    said.add(all.toString());
  }

  private static void cut(FaultPlan plan, Client client) throws InterruptedException {
    List<PeerState> states = Collections.synchronizedList(new ArrayList<>());
    client.onStateChange(states::add);
    plan.cut();
    Scenario.eventually("it resumes", () -> states.contains(PeerState.CONNECTED));
    assertThat(works(client)).isTrue();
  }

  private static Needles ticketSecret(String line) {
    return Needles.of("the ticket's secret", Ticket.parse(line).secret());
  }

  private static Needles token(Client client) throws ReflectiveOperationException {
    Object agreed = field(field(field(field(client, "link"), "channel"), "session"), "agreed");
    return Needles.of("the session's token", ((Token) field(agreed, "token")).bytes());
  }

  /// A field that nobody but its owner sees.
  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  private Needles privateKey() {
    byte[] number = ((ECPrivateKey) identity.privateKey()).getS().toByteArray();
    Needles itself = Needles.of("the private key", number);
    List<String> forms = new ArrayList<>(itself.forms());
    forms.addAll(Needles.of("its file", identity.privateKey().getEncoded()).forms());
    forms.add(((ECPrivateKey) identity.privateKey()).getS().toString());
    forms.addAll(
        Needles.of("", Arrays.copyOfRange(number, number.length - 20, number.length)).forms());
    return new Needles(itself.what(), forms);
  }
}
