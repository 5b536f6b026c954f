package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.hawser.Address;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Visitor.Granting;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final Address FROM = Address.memory("test");

  /// What it takes to paste such a line.
  private static final String IMPORT = " with import dev.hawser.security.*;";

  private static Access access(String identity, Trust trust, Granting granting) {
    return new Access(new Visitor(identity, trust, granting), FROM, new Audit());
  }

  private static PermissionException refusal(
      Access access, Kind kind, Permission.Access way, String operation, String name) {
    return catchThrowableOfType(
        PermissionException.class, () -> access.require(kind, way, operation, name));
  }

  @Test
  @DisplayName("a refusal of an invitee names the invitation with what it has and what it lacks")
  void invitation() {
    Access access = access("ann", Trust.of(Permission.SHARE), Granting.INVITATION);
    PermissionException refusal =
        refusal(access, Kind.EVAL, Permission.Access.BOTH, "evaluate Java", "");
    assertThat(refusal)
        .hasMessage(
            "ann may not evaluate Java: it lacks eval."
                + " To allow it: server.invite(\"ann\", Permission.SHARE, Permission.EVAL)"
                + IMPORT);
    assertThat(refusal.missing()).isEqualTo("eval");
  }

  @Test
  @DisplayName("a refusal of a local process names the server's builder")
  void serverBuilder() {
    Access access = access("local", Trust.of(Permission.CALL_EXPORTS), Granting.SERVER_BUILDER);
    PermissionException refusal =
        refusal(access, Kind.MAPS, Permission.Access.READ, "read map", "prices");
    assertThat(refusal)
        .hasMessage(
            "local may not read map 'prices': it lacks maps.read=prices. To allow it:"
                + " Server.builder().trust(Trust.of(Permission.CALL_EXPORTS,"
                + " Permission.maps(\"prices\").readOnly())).port(…).open()"
                + " in place of Server.open(…),"
                + IMPORT);
    access.visitor().trust(Trust.standard());
    assertThat(refusal(access, Kind.EVAL, Permission.Access.BOTH, "evaluate", ""))
        .hasMessageContaining(
            "Server.builder().trust(Trust.standard().and(Permission.EVAL)).port(…).open()");
  }

  @Test
  @DisplayName("a refusal of the process that has started this one names the builder for that")
  void streamsBuilder() {
    Access access = access("parent", Trust.nothing(), Granting.STREAMS_BUILDER);
    assertThat(refusal(access, Kind.SYSTEM, Permission.Access.BOTH, "run command", "sh"))
        .hasMessageEndingWith(
            " To allow it: Server.builder().trust(Trust.of(Permission.SYSTEM))"
                + ".standardStreams().open() in place of Server.standardStreams(),"
                + IMPORT);
  }

  @Test
  @DisplayName("a refusal of the server names the client's builder")
  void clientBuilder() {
    Access access = access("the server", Trust.nothing(), Granting.CLIENT_BUILDER);
    PermissionException refusal =
        refusal(access, Kind.PIPES, Permission.Access.WRITE, "send to pipe", "");
    assertThat(refusal)
        .hasMessage(
            "the server may not send to pipe '' (the unnamed one): it lacks pipes.write=."
                + " To allow it: Client.builder().trust(Trust.of("
                + "Permission.pipes(\"\").writeOnly())).connect(…)"
                + " in place of Client.connect(…),"
                + IMPORT);
  }

  @Test
  @DisplayName("a refusal that names a folder says where paths come from, too")
  void folder() {
    Access access = access("ann", Trust.nothing(), Granting.INVITATION);
    assertThat(refusal(access, Kind.FILES, Permission.Access.READ, "read", "/srv/lab"))
        .hasMessageContaining("Permission.files(Path.of(\"/srv/lab\")).readOnly())" + IMPORT)
        .hasMessageEndingWith(" import java.nio.file.Path;");
  }

  @Test
  @DisplayName("a refusal of a guest names the server's builder: it is everybody with the ticket")
  void guest() {
    Invitations invitations = Invitations.inMemory(new SecureRandom());
    Visitor guest = invitations.visitor(invitations.invite("guest", Trust.standard(), null));
    Access access = new Access(guest, FROM, new Audit());
    assertThat(refusal(access, Kind.EVAL, Permission.Access.BOTH, "evaluate", ""))
        .hasMessageContaining(
            " To allow it: Server.builder().trust(Trust.standard().and(Permission.EVAL)).port(…)"
                + ".open() in place of Server.open(…),"
                + IMPORT);
  }

  @Test
  @DisplayName("of two ways only the missing one is asked for")
  void halfMissing() {
    Access access = access("ann", Trust.of(Permission.maps("*").readOnly()), Granting.INVITATION);
    assertThat(refusal(access, Kind.MAPS, Permission.Access.BOTH, "write map", "m").missing())
        .isEqualTo("maps.write=m");
  }

  @Test
  @DisplayName("names from outside cannot forge a message, and are cut")
  void hostileNames() {
    Access access = access("ann", Trust.nothing(), Granting.INVITATION);
    PermissionException hostile =
        refusal(access, Kind.MAPS, Permission.Access.READ, "read map", "a\"\n\u0000,%\u202e");
    assertThat(hostile.getMessage())
        .contains("'a\\\"\\n\\u0000,%\\u202e'")
        .contains("Permission.maps(\"a\\\"\\n\\u0000,%\\u202e\").readOnly()");
    assertThat(Permission.parse(hostile.missing()))
        .isEqualTo(Permission.maps("a\"\n\u0000,%\u202e").readOnly());
    String name = "x".repeat(1 << 20);
    PermissionException cut = refusal(access, Kind.MAPS, Permission.Access.READ, "read map", name);
    assertThat(cut.getMessage().length()).isLessThan(1200);
    assertThat(Permission.parse(cut.missing()).permits(Kind.MAPS, Permission.Access.READ, name))
        .isTrue();
  }

  @Test
  @DisplayName("a long list of permissions is cut where it cannot be pasted by accident")
  void longLists() {
    Trust trust = Trust.nothing();
    for (int i = 0; i < 20; i++) {
      trust = trust.and(Permission.maps("m" + i));
    }
    Access access = access("ann", trust, Granting.INVITATION);
    assertThat(refusal(access, Kind.SYSTEM, Permission.Access.BOTH, "run a command", ""))
        .hasMessageContaining("Permission.maps(\"m5\"), …, Permission.SYSTEM)");
  }

  @Test
  @DisplayName("the right to something under some name is enough where the name is not known yet")
  void someName() {
    Access access = access("ann", Trust.of(Permission.pipes("p")), Granting.INVITATION);
    access.requireSome(Kind.PIPES, Permission.Access.WRITE, "send");
    access.visitor().trust(Trust.of(Permission.pipes("p").readOnly()));
    PermissionException refusal =
        catchThrowableOfType(
            PermissionException.class,
            () -> access.requireSome(Kind.PIPES, Permission.Access.WRITE, "send"));
    assertThat(refusal.missing()).isEqualTo("pipes.write");
  }

  @Test
  @DisplayName("a change of trust holds from the next question on")
  void changeHolds() {
    Access access = access("ann", Trust.nothing(), Granting.INVITATION);
    assertThat(refusal(access, Kind.QUEUES, Permission.Access.READ, "take", "q")).isNotNull();
    access.visitor().trust(Trust.standard());
    access.require(Kind.QUEUES, Permission.Access.READ, "take", "q");
    access.visitor().putOut();
    assertThatThrownBy(() -> access.require(Kind.QUEUES, Permission.Access.READ, "take", "q"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("revoked");
  }

  @Test
  @DisplayName("what is permitted costs no memory")
  void allocatesNothing() {
    Access full = access("ann", Trust.standard(), Granting.INVITATION);
    Access some =
        access(
            "ben",
            Trust.of(Permission.queues("q*"), Permission.maps("pri*s")),
            Granting.INVITATION);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int rounds = 100_000;
    long allocated = 0;
    for (int warm = 0; warm < 2; warm++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < rounds; i++) {
        full.require(Kind.MAPS, Permission.Access.BOTH, "write map", "prices");
        some.require(Kind.MAPS, Permission.Access.READ, "read map", "prices");
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isLessThan(rounds);
  }
}
