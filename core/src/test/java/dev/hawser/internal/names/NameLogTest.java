package dev.hawser.internal.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.internal.names.NameLog.Durability;
import dev.hawser.internal.names.NameTable.Bounds;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.ServiceUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Names on disk")
class NameLogTest {
  private static final ServiceUri HERE =
      ServiceUri.at(Address.unix(Path.of("/tmp/a,b c")), "näme with, all # sorts");
  private static final NameOptions USUAL = NameOptions.defaults();

  @TempDir private Path folder;
  private final ManualTimer timer = new ManualTimer();
  private final List<NameTable> opened = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  private Path file() {
    return folder.resolve("names");
  }

  private NameTable open() throws IOException {
    return open(Durability.PROCESS);
  }

  private NameTable open(Durability durability) throws IOException {
    NameTable table =
        new NameTable(timer, () -> now, NameLog.open(file(), durability), Bounds.USUAL);
    opened.add(table);
    return table;
  }

  private static List<String> names(NameTable table) {
    return table.list(NameFilter.all(), "", 10_000).stream().map(NameEntry::name).toList();
  }

  @AfterEach
  void close() {
    opened.forEach(NameTable::close);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  @DisplayName("are there again when the file is opened again")
  void areThereAgain(Durability durability) throws IOException {
    NameTable first = open(durability);
    first.register(null, "a b\u00e4%", HERE, USUAL.tagged("x,y", "z"));
    first.register(null, "gone", HERE, USUAL);
    first.register(null, "moved", HERE, USUAL);
    ServiceUri there = ServiceUri.at(Address.tcp("::1", 7), "");
    first.register(null, "moved", there, USUAL.lifetime(Duration.ofHours(1)));
    first.tag("moved", Set.of("t"));
    first.remove("gone");
    List<NameEntry> before = first.list(NameFilter.all(), "", 10);
    first.close();
    assertThat(open(durability).list(NameFilter.all(), "", 10)).isEqualTo(before).hasSize(2);
  }

  @Test
  @DisplayName("whose lifetime ended meanwhile are not there again")
  void expireMeanwhile() throws IOException {
    NameTable first = open();
    first.register(null, "short", HERE, USUAL.lifetime(Duration.ofMinutes(1)));
    first.register(null, "long", HERE, USUAL.lifetime(Duration.ofMinutes(3)));
    first.close();
    now = now.plusSeconds(120);
    NameTable second = open();
    assertThat(names(second)).containsExactly("long");
    timer.advance(Duration.ofSeconds(60));
    assertThat(names(second)).isEmpty();
  }

  @Test
  @DisplayName("that were tied to a session are given time to be registered again")
  void tiedNamesAreGivenTime() throws IOException {
    NameTable first = open();
    first.register("session", "tied", HERE, USUAL);
    first.register("session", "back", HERE, USUAL);
    first.register("session", "kept", HERE, USUAL.kept());
    first.close();
    NameTable second = open();
    assertThat(names(second)).containsExactly("back", "kept", "tied");
    second.register("new session", "back", HERE, USUAL);
    timer.advance(NameTable.GRACE);
    assertThat(names(second)).containsExactly("back", "kept");
  }

  @Test
  @DisplayName("are all there but the last, when its line was torn at any place")
  void tornTailIsDropped() throws IOException {
    NameTable first = open();
    first.register(null, "a", HERE, USUAL);
    first.register(null, "b", HERE, USUAL);
    first.close();
    byte[] whole = Files.readAllBytes(file());
    int lastLine = whole.length - lastLineLength(whole);
    for (int length = lastLine; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      try (NameTable again = open()) {
        assertThat(names(again)).as("after %s bytes", length).containsExactly("a");
        again.register(null, "c", HERE, USUAL);
      }
      try (NameTable later = open()) {
        assertThat(names(later)).containsExactly("a", "c");
      }
    }
  }

  private static int lastLineLength(byte[] whole) {
    int length = 1;
    while (whole[whole.length - 1 - length] != '\n') {
      length++;
    }
    return length;
  }

  @Test
  @DisplayName("are refused if a line in the middle was changed, naming file and line")
  void brokenLineIsRefused() throws IOException {
    NameTable first = open();
    first.register(null, "aaa", HERE, USUAL);
    first.register(null, "bbb", HERE, USUAL);
    first.close();
    Files.writeString(file(), Files.readString(file()).replace("aaa", "axa"));
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file() + ", line 2: it was changed");
    Files.writeString(file(), "something else\n");
    assertThatThrownBy(this::open).hasMessageContaining("no file of names");
    Files.writeString(file(), "");
    assertThatThrownBy(this::open).hasMessageContaining("no file of names");
  }

  @Test
  @DisplayName("do not make the file grow with their history")
  void historyIsDropped() throws IOException {
    NameTable first = open();
    first.register(null, "other", HERE, USUAL);
    for (int i = 0; i < 5000; i++) {
      first.register(null, "a", HERE, USUAL.tagged("t" + i));
    }
    assertThat(Files.readAllLines(file())).hasSizeLessThan(1100);
    first.close();
    NameTable second = open();
    assertThat(names(second)).containsExactly("a", "other");
    assertThat(second.lookup("a").tags()).containsExactly("t4999");
  }

  @Test
  @DisplayName("belong to one process at a time")
  void oneProcessAtATime() throws IOException {
    NameTable first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another name server");
    first.close();
    open();
  }

  @Test
  @DisplayName("that cannot be written are not registered")
  void whatCannotBeKeptIsNotThere() throws IOException {
    NameTable table = open();
    table.register(null, "a", HERE, USUAL);
    table.close();
    assertThatThrownBy(() -> table.register(null, "b", HERE, USUAL))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("cannot be kept in " + file());
    assertThat(names(table)).containsExactly("a");
  }

  @Test
  @DisplayName("are only their owner's to read")
  void ownersOnly() throws IOException {
    open().close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("chmod");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file(), "", StandardOpenOption.APPEND);
    open();
  }
}
