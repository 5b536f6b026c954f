package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Invitations kept in a file")
class InvitationsFileTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Trust ODD =
      Trust.of(
          Permission.EVAL, Permission.maps("a, eval\t=%*"), Permission.queues("q ").readOnly());

  @TempDir private Path temporary;
  private Path file = Path.of("");

  @BeforeEach
  void chooseFile() {
    file = temporary.resolve("servers").resolve("1900").resolve("invitations");
  }

  private Invitations open() {
    return Invitations.keptIn(file, new SecureRandom());
  }

  @Test
  @DisplayName("outlive the process")
  void outliveTheProcess() {
    Invitations before = open();
    Invitation ann = before.invite("Ann Žiž, 2nd floor 🚢", ODD, NOON);
    Invitation bob = before.invite("Bob", Trust.full(), null);
    before.invite("Eve", Trust.nothing(), null);
    before.revoke("Eve");
    Invitations after = open();
    assertThat(after.all())
        .usingRecursiveComparison()
        .ignoringFields("trust")
        .isEqualTo(before.all());
    assertThat(after.all())
        .extracting(Invitation::trust)
        .containsExactly(ODD, Trust.full(), Trust.nothing());
    assertThat(after.invite("Bob", Trust.full(), null).secret()).isEqualTo(bob.secret());
    assertThat(after.withId(ann.id())).isNotNull();
  }

  @Test
  @DisplayName("are for their owner's eyes only, in text with a line for each")
  void areForTheOwnerOnly() throws IOException {
    Invitation ann = open().invite("Ann", Trust.standard(), null);
    try (var created = Files.walk(temporary.resolve("servers"))) {
      for (Path path : created.toList()) {
        assertThat(OwnerOnly.isOwnerOnly(path)).as(path.toString()).isTrue();
      }
    }
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "hawser invitations 1",
            String.join(
                "\t",
                ann.id(),
                Base32.encode(ann.secret(), 128),
                "open",
                "never",
                "Ann",
                "exports, share"));
  }

  @Test
  @DisplayName("are not written when nothing changes")
  void areNotWrittenInVain() throws IOException {
    Invitations invitations = open();
    assertThat(file).doesNotExist();
    invitations.invite("Ann", Trust.standard(), null);
    Stamp stamp = Stamp.of(file);
    invitations.invite("Ann", Trust.standard(), null);
    open().invite("Ann", Trust.standard(), null);
    open().revoke("Bob");
    assertThat(Stamp.of(file)).isEqualTo(stamp);
  }

  @Test
  @DisplayName("may be changed by another process: visitors are kept in step, and it is told")
  void followOtherProcesses() {
    Invitations server = open();
    List<Visitor> told = new ArrayList<>();
    server.onChange(told::add);
    Invitations tool = open();
    Invitation ann = tool.invite("Ann", Trust.standard(), null);
    assertThat(server.withId(ann.id())).isNotNull();
    Visitor visitor = server.visitor(ann);
    tool.invite("Ann", Trust.nothing(), null);
    server.refresh();
    assertThat(visitor.trust()).isEqualTo(Trust.nothing());
    assertThat(told).containsExactly(visitor);
    server.refresh();
    assertThat(told).hasSize(1);
    tool.revoke("Ann");
    assertThat(server.withId(ann.id())).matches(Invitation::revoked);
    assertThat(visitor.isUnwelcome()).isTrue();
    assertThat(told).containsExactly(visitor, visitor);
  }

  @Test
  @DisplayName("whose lines or whose file was removed are as good as revoked")
  void endWithTheirLine() throws IOException {
    Invitations server = open();
    Visitor ann = server.visitor(server.invite("Ann", Trust.standard(), null));
    Visitor bob = server.visitor(server.invite("Bob", Trust.standard(), null));
    OwnerOnly.replace(
        file, Files.readString(file).replaceAll("[^\n]*\tBob\t[^\n]*\n", "").getBytes());
    server.refresh();
    assertThat(bob.isUnwelcome()).isTrue();
    assertThat(ann.isUnwelcome()).isFalse();
    Files.delete(file);
    assertThat(server.named("Ann")).isNull();
    assertThat(ann.isUnwelcome()).isTrue();
  }

  @Test
  @DisplayName("lose nothing when many write at once")
  void loseNothing() throws Exception {
    List<Future<?>> writing = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        Invitations own = open();
        String name = "guest " + i + ".";
        writing.add(
            executor.submit(() -> {
              for (int j = 0; j < 25; j++) {
                own.invite(name + j, Trust.standard(), null);
              }
            }));
      }
      for (Future<?> each : writing) {
        each.get();
      }
    }
    assertThat(open().all()).hasSize(100);
  }

  @Test
  @DisplayName("that others can read are refused, with the command that mends it")
  void refuseOthersEyes() throws IOException {
    open().invite("Ann", Trust.standard(), null);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID;SECRET;open;never;Ann | expected 6 fields with tabs between, not 5",
        "ID;SECRETx;open;never;Ann;share | its secret cannot be read",
        "SECRET;ID;open;never;Ann;share | its id cannot be read",
        "ID;SECRET;closed;never;Ann;share | its state (open or revoked) cannot be read",
        "ID;SECRET;open;SECRET;Ann;share | its expiry",
        "ID;SECRET;open;never;local;share | its name cannot be read",
        "ID;SECRET;open;never;Ann;SECRET | its permissions cannot be read",
        "2222222z;SECRET;open;never;Ann;share | its id is that of an earlier line",
      })
  @DisplayName("that are broken are reported by file and line, and the secret is not")
  void reportBrokenLines(String line, String problem) throws IOException {
    String secret = "0123456789abcdefghjkmnpqr0";
    String broken = line.replace("ID", "11111111").replace("SECRET", secret).replace(';', '\t');
    String good = "2222222z\t" + secret + "\topen\tnever\tBob\tnothing\n";
    OwnerOnly.makeFolder(file.getParent());
    OwnerOnly.replace(file, ("hawser invitations 1\n" + good + broken + "\n").getBytes());
    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + ", line 3: " + problem)
        .hasMessageNotContaining(secret)
        .cause()
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"''", "hawser invitations 2", "something else"})
  @DisplayName("of another version, and other files, are not touched")
  void refuseOtherFiles(String text) throws IOException {
    OwnerOnly.makeFolder(file.getParent());
    OwnerOnly.replace(file, text.getBytes());
    assertThatThrownBy(this::open).hasMessageContaining("another version's");
    assertThat(file).hasContent(text);
  }

  @Test
  @DisplayName("that break while the server runs stay as they were, until the file is mended")
  void surviveBreaking() throws IOException {
    Invitations server = open();
    Visitor ann = server.visitor(server.invite("Ann", Trust.standard(), null));
    byte[] good = Files.readAllBytes(file);
    OwnerOnly.replace(file, new byte[] {(byte) 0xff});
    assertThat(server.named("Ann")).isNotNull();
    assertThat(ann.isUnwelcome()).isFalse();
    assertThatThrownBy(() -> server.invite("Bob", Trust.standard(), null))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not text in UTF-8");
    assertThat(file).hasBinaryContent(new byte[] {(byte) 0xff});
    OwnerOnly.replace(file, good);
    assertThat(server.invite("Bob", Trust.standard(), null)).isNotNull();
    assertThat(open().all()).hasSize(2);
    assertThat(ann.isUnwelcome()).isFalse();
  }
}
