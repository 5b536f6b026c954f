package dev.hawser.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.Server;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.ServerFolder;
import dev.hawser.internal.security.ServerFolder.Notice;
import dev.hawser.security.Permission;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayName("The commands for tickets")
class ToolTest {
  private static final String HOME = "hawser.home";
  private static final String FINGERPRINT = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final List<Address> ADDRESSES =
      List.of(Address.tcp("192.0.2.7", 1900), Address.tcp("2001:db8::7", 1900));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path home;
  private Instant now = NOON;
  private @Nullable String before;

  /// What a command answered.
  private record Answer(int code, String out, String err) {
    Ticket ticket() {
      assertThat(code).as(err).isZero();
      assertThat(out).as("one line and nothing else").matches("hawser://\\S+\\R");
      return Ticket.parse(out);
    }
  }

  @BeforeEach
  void settle() {
    before = System.setProperty(HOME, home.resolve("home").toString());
  }

  @AfterEach
  void leave() {
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  private Answer hawser(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Tool(), new Commands())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }

  /// Makes commands that live in the test's time.
  private final class Commands implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == TicketCommand.class) {
        return type.cast(new TicketCommand(() -> now));
      }
      if (type == TicketsCommand.class) {
        return type.cast(new TicketsCommand(() -> now));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  private static Invitations server(int port) throws IOException {
    ServerFolder.of(port).write(new Notice(ADDRESSES, FINGERPRINT));
    return invitations(port);
  }

  private static Invitations invitations(int port) {
    return Invitations.keptIn(ServerFolder.of(port).invitations(), new SecureRandom());
  }

  private static Invitation invited(int port, String name) {
    return Objects.requireNonNull(invitations(port).named(name));
  }

  @Test
  @DisplayName("print a ticket for the only server, for a guest who may share and call exports")
  void printATicket() throws IOException {
    server(57680);
    Answer answer = hawser("ticket");
    Ticket ticket = answer.ticket();
    Invitation guest = invited(57680, "guest");
    assertThat(ticket.addresses()).isEqualTo(ADDRESSES);
    assertThat(ticket.fingerprint()).isEqualTo(FINGERPRINT);
    assertThat(ticket.invitation()).isEqualTo(guest.id());
    assertThat(ticket.secret()).isEqualTo(guest.secret());
    assertThat(guest.trust()).isEqualTo(Trust.standard());
    assertThat(guest.expires()).isNull();
    assertThat(answer.err())
        .isEqualToIgnoringNewLines(
            "a ticket for guest, which does not expire; permits: exports, share"
                + "no server of yours is open on port 57680 now: until one is, as with"
                + " Server.open(57680), nobody can connect with the ticket");
    assertThat(hawser("ticket").ticket()).as("a second one").isEqualTo(ticket);
  }

  @Test
  @DisplayName("say nothing of opening a server that is open")
  void openServer() throws IOException {
    try (Server open = Server.open(0)) {
      int port = open.address().port();
      server(port);
      Answer answer = hawser("ticket", Integer.toString(port));
      assertThat(answer.code()).isZero();
      assertThat(answer.err())
          .isEqualToIgnoringNewLines(
              "a ticket for guest, which does not expire; permits: exports, share");
    }
  }

  @Test
  @DisplayName("print a ticket for whom, with what, until when and from where one likes")
  void printAnyTicket() throws IOException {
    server(1900);
    server(2000);
    Ticket ticket =
        hawser(
                "ticket",
                "--name",
                "Ann",
                "--permit",
                "maps.read=prices*,eval",
                "--permit",
                "queues=a%2Cb",
                "--expires",
                "2d",
                "--address",
                "example.org:1",
                "--address",
                "[2001:db8::1]:2")
            .ticket();
    Invitation ann = invited(1900, "Ann");
    assertThat(ticket.invitation()).isEqualTo(ann.id());
    assertThat(ticket.addresses())
        .containsExactly(Address.tcp("example.org", 1), Address.tcp("2001:db8::1", 2));
    assertThat(ann.trust())
        .isEqualTo(
            Trust.of(
                Permission.maps("prices*").readOnly(), Permission.EVAL, Permission.queues("a,b")));
    assertThat(ann.expires()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(hawser("ticket", "2000", "--full").code()).isZero();
    assertThat(invited(2000, "guest").trust()).isEqualTo(Trust.full());
  }

  @Test
  @DisplayName("print the same ticket again, and change only what an option speaks of")
  void changeWhatIsSaid() throws IOException {
    server(1900);
    Ticket ticket = hawser("ticket", "--permit", "eval", "--expires", "1h").ticket();
    assertThat(hawser("ticket", "--expires", "12h").ticket()).isEqualTo(ticket);
    assertThat(invited(1900, "guest").trust()).isEqualTo(Trust.of(Permission.EVAL));
    assertThat(invited(1900, "guest").expires()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(hawser("ticket", "--permit", "share").ticket()).isEqualTo(ticket);
    assertThat(invited(1900, "guest").expires()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(hawser("ticket", "--expires", "never").ticket()).isEqualTo(ticket);
    assertThat(invited(1900, "guest").expires()).isNull();
    assertThat(invited(1900, "guest").trust()).isEqualTo(Trust.of(Permission.SHARE));
  }

  @Test
  @DisplayName("do not print a ticket that has expired")
  void renewExpired() throws IOException {
    server(1900);
    Ticket ticket = hawser("ticket", "--expires", "90s").ticket();
    now = NOON.plusSeconds(90);
    Answer late = hawser("ticket", "--full");
    assertThat(late.code()).isEqualTo(1);
    assertThat(late.out()).isEmpty();
    assertThat(late.err()).contains("expired at 2026-11-21T12:01:30Z", "--expires");
    assertThat(invited(1900, "guest").trust()).isEqualTo(Trust.standard());
    assertThat(hawser("ticket", "--expires", "6w").ticket()).isEqualTo(ticket);
  }

  @Test
  @DisplayName("list who is invited, without a secret")
  void list() throws IOException {
    Invitations first = server(1900);
    Invitations second = server(22000);
    first.invite("Ann", Trust.standard(), null);
    first.invite("Bob the 2nd", Trust.full(), NOON);
    second.invite("Eve", Trust.nothing(), NOON.plusSeconds(1));
    second.revoke("Eve");
    Answer all = hawser("tickets");
    assertThat(all.code()).isZero();
    assertThat(all.out().lines())
        .containsExactly(
            "PORT   STATE    EXPIRES               NAME         PERMISSIONS",
            "1900   good     never                 Ann          exports, share",
            "1900   expired  2026-11-21T12:00:00Z  Bob the 2nd  everything",
            "22000  revoked  2026-11-21T12:00:01Z  Eve          nothing");
    assertThat(hawser("tickets", "22000").out().lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("Eve");
    assertThat(all.err()).isEmpty();
  }

  @Test
  @DisplayName("revoke a ticket; the next one of that name is another")
  void revoke() throws IOException {
    server(1900);
    Ticket old = hawser("ticket", "--name", "Ann").ticket();
    assertThat(hawser("revoke", "1900", "Ann").code()).isZero();
    assertThat(invitations(1900).withId(old.invitation())).matches(Invitation::revoked);
    Answer again = hawser("revoke", "1900", "Ann");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("nobody called 'Ann' is invited; nobody is");
    assertThat(hawser("ticket", "--name", "Ann").ticket().invitation())
        .isNotEqualTo(old.invitation());
    assertThat(hawser("revoke", "1900", "Bob").err()).contains("invited: 'Ann'");
  }

  @Test
  @DisplayName("say what to do when there is no server, or not that one")
  void explainMissingServers() throws IOException {
    assertThat(hawser("ticket"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "hawser: no server of yours keeps anything yet: open one first, as with"
                    + " Server.open(1900)"
                    + System.lineSeparator()));
    assertThat(hawser("tickets").code()).isZero();
    assertThat(hawser("tickets").err()).contains("nobody is invited");
    server(2000);
    server(2001);
    assertThat(hawser("ticket").err())
        .contains("for port 1900; there is 2000, 2001: name one of these, or open that one first")
        .contains("as with Server.open(1900)");
    assertThat(hawser("revoke", "1901", "Ann").err()).contains("for port 1901;");
    invitations(1900).invite("Ann", Trust.standard(), null);
    assertThat(hawser("ticket").err()).contains("1900: that server has not said yet");
    ServerFolder.of(1900).write(new Notice(List.of(), FINGERPRINT));
    assertThat(hawser("ticket").err()).contains("--address");
  }

  @Test
  @DisplayName("refuse files that others can read")
  void refuseOthersEyes() throws IOException {
    server(1900).invite("Ann", Trust.standard(), null);
    Files.setPosixFilePermissions(
        ServerFolder.of(1900).invitations(), PosixFilePermissions.fromString("rw-r--r--"));
    for (String command : List.of("ticket", "tickets")) {
      Answer answer = hawser(command);
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err()).contains("chmod 600").doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--help, 0, COMMAND",
    "--version, 0, hawser",
    "ticket --help, 0, --permit",
    "tickets --help, 0, PORT",
    "revoke --help, 0, NAME",
    "revoke 1900, 2, NAME",
    "worker --help, 0, with all your rights",
    "worker --processors -1 localhost:1, 2, 1 or more",
    "worker nowhere, 2, is not an address",
    "worker hawser://localhost:1900/#0.1.2, 2, ticket",
    "worker localhost:1, 1, localhost",
    "ticket x, 2, not an int",
    "ticket --expires soon, 2, 'expected 90s, 30m, 12h, 2d, 6w or never'",
    "ticket --expires 0d, 2, up to 100 years",
    "ticket --expires 999999999w, 2, up to 100 years",
    "ticket --permit evil, 2, is no permission",
    "ticket --full --permit eval, 2, mutually exclusive",
    "ticket --address nowhere, 2, is not an address",
    "ticket --name local, 2, choose another name",
  })
  @DisplayName("answer help with success and mistakes with exit code 2 and a hint")
  void answer(String line, int code, String text) throws IOException {
    server(1900);
    Answer answer = hawser(line.split(" "));
    assertThat(answer.out() + answer.err()).contains(text);
    assertThat(answer.code()).isEqualTo(code);
    if (code != 0) {
      assertThat(answer.out()).isEmpty();
    }
  }
}
