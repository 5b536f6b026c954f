package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.call.CallContext;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A failure in a nested call")
class TraceTest extends Voyage {
  private static final Trust SHIPS = Trust.of(Permission.CALL_SHIPPED);

  @Test
  @DisplayName("has one trace: from where it failed, hop by hop, to the caller")
  void oneTrace() {
    Server server = open(SHIPS);
    Client client = join(server, SHIPS);
    Throwable failure = catchThrowable(() -> sail(client));
    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("aground");
    String trace = printed(failure);
    System.out.print(trace);
    assertThat(trace)
        .containsSubsequence(
            "IllegalStateException: aground",
            "TraceTest.runAground",
            "TraceTest.turnBack",
            "TraceTest.sail",
            "TraceTest.oneTrace");
  }

  private static void sail(Client client) {
    client.run(() -> turnBack());
  }

  private static void turnBack() {
    CallContext.current().peer().run(() -> runAground());
  }

  private static void runAground() {
    throw new IllegalStateException("aground");
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
