package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootsTest {
  @TempDir Path temp;
  private Path here;
  private Path in;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    Path real = temp.toRealPath();
    here = Files.createDirectories(real.resolve("here"));
    in = Files.createDirectories(real.resolve("in"));
    out = Files.createDirectories(real.resolve("out"));
  }

  @Test
  @DisplayName("with full trust, paths are relative to the working directory, or absolute anywhere")
  void full() {
    Roots roots = Roots.of(Trust.full(), Access.BOTH, here);
    assertThat(roots.path("a/b")).isEqualTo(here.resolve("a").resolve("b"));
    assertThat(roots.path("")).isEqualTo(here);
    assertThat(roots.path(out.toString())).isEqualTo(out);
    Confined all = roots.confine(roots.path("a/b"));
    assertThat(all.base()).isEqualTo(here.getRoot());
    assertThat(all.target(all.relative(roots.path("a")))).isEqualTo(here.resolve("a"));
    assertThat(roots.confine(here.getRoot()).base()).isEqualTo(here.getRoot());
  }

  @Test
  @DisplayName("a relative path is below the first folder that is granted this way")
  void first() {
    Trust trust =
        Trust.of(
            Permission.SHARE,
            Permission.files(in).writeOnly(),
            Permission.files(out).readOnly(),
            Permission.files(here));
    assertThat(Roots.of(trust, Access.WRITE, temp).path("x")).isEqualTo(in.resolve("x"));
    assertThat(Roots.of(trust, Access.READ, temp).path("x")).isEqualTo(out.resolve("x"));
    assertThat(Roots.of(trust, Access.BOTH, temp).path("x")).isEqualTo(here.resolve("x"));
  }

  @Test
  @DisplayName("one permission to read and one to write are both")
  void both() {
    Trust trust = Trust.of(Permission.files(in).writeOnly(), Permission.files(in).readOnly());
    Roots roots = Roots.of(trust, Access.BOTH, here);
    assertThat(roots.path("x")).isEqualTo(in.resolve("x"));
    assertThat(roots.confine(in.resolve("x")).base()).isEqualTo(in);
  }

  @Test
  @DisplayName("a folder for writing inside one for reading is no root for reading")
  void nested() throws IOException {
    Path inner = Files.createDirectories(in.resolve("inner"));
    Trust trust = Trust.of(Permission.files(inner).writeOnly(), Permission.files(in).readOnly());
    Roots reading = Roots.of(trust, Access.READ, here);
    assertThat(reading.path("x")).isEqualTo(in.resolve("x"));
    assertThat(reading.confine(inner.resolve("x")).base()).isEqualTo(in);
    Roots writing = Roots.of(trust, Access.WRITE, here);
    assertThat(writing.path("x")).isEqualTo(inner.resolve("x"));
    refused(Reason.OUTSIDE, () -> writing.confine(in.resolve("x")));
  }

  @Test
  @DisplayName(
      "if nothing is granted a path is still told, so that permission for it can be refused")
  void nothing() {
    Roots roots = Roots.of(Trust.standard(), Access.READ, here);
    assertThat(roots.path("a")).isEqualTo(here.resolve("a"));
    assertThat(Trust.standard().permits(Kind.FILES, Access.READ, roots.path("a").toString()))
        .isFalse();
    refused(Reason.OUTSIDE, () -> roots.confine(roots.path("a")));
  }

  @Test
  @DisplayName("the granted folder itself is '', '.', or its absolute path")
  void root() {
    Roots roots = Roots.of(Trust.of(Permission.files(in)), Access.READ, here);
    for (String text : new String[] {"", ".", "./", in.toString(), in + "/"}) {
      Path path = roots.path(text);
      assertThat(path).isEqualTo(in);
      assertThat(roots.confine(path).relative(path)).isEmpty();
    }
    assertThat(roots.path("./a/./b/")).isEqualTo(in.resolve("a").resolve("b"));
    assertThat(roots.path(in + "/a")).isEqualTo(in.resolve("a"));
  }

  @Test
  @DisplayName("a granted folder may be a link, or lie behind one")
  void linked() throws IOException {
    Files.createDirectories(in.resolve("deeper"));
    Path link = Files.createSymbolicLink(temp.toRealPath().resolve("link"), in);
    for (Path granted : new Path[] {link, link.resolve("deeper")}) {
      Roots roots = Roots.of(Trust.of(Permission.files(granted)), Access.BOTH, here);
      Path path = roots.path("new");
      Confined root = roots.confine(path);
      assertThat(root.base()).isEqualTo(granted.toRealPath());
      assertThat(root.target(root.relative(path))).isEqualTo(granted.toRealPath().resolve("new"));
    }
  }

  @Test
  @DisplayName("of several folders that hold a path, the innermost counts")
  void innermost() throws IOException {
    Path inner = Files.createDirectories(in.resolve("inner"));
    Trust trust = Trust.of(Permission.files(in), Permission.files(inner));
    Roots roots = Roots.of(trust, Access.BOTH, here);
    assertThat(roots.confine(inner.resolve("x")).base()).isEqualTo(inner);
    assertThat(roots.confine(in.resolve("x")).base()).isEqualTo(in);
  }

  @Test
  @DisplayName("a granted folder may be a link, but not one that the other end can have made")
  void plantedRoot() throws IOException {
    Path link = Files.createSymbolicLink(in.resolve("link"), out);
    Path inner = Files.createDirectories(out.resolve("inner"));
    Permission read = Permission.files(link).readOnly();
    Permission readInner = Permission.files(link.resolve("inner")).readOnly();
    Roots alone = Roots.of(Trust.of(read, readInner), Access.READ, here);
    assertThat(alone.confine(link.resolve("x")).base()).isEqualTo(out);
    assertThat(alone.confine(link.resolve("inner").resolve("x")).base()).isEqualTo(inner);

    Trust planted = Trust.of(read, readInner, Permission.files(in).writeOnly());
    Roots roots = Roots.of(planted, Access.READ, here);
    refused(Reason.OUTSIDE, () -> roots.confine(link));
    refused(Reason.OUTSIDE, () -> roots.confine(link.resolve("x")));
    refused(Reason.OUTSIDE, () -> roots.confine(link.resolve("inner").resolve("x")));
  }

  @Test
  @DisplayName(
      "if a single file is granted, nothing else in its folder is, whether it exists or not")
  void singleFile() throws IOException {
    Path file = in.resolve("file");
    Files.writeString(in.resolve("other"), "x");
    Roots roots = Roots.of(Trust.of(Permission.files(file)), Access.BOTH, here);
    for (int i = 0; i < 2; i++) {
      Confined folder = roots.confine(roots.path(file.toString()));
      assertThat(folder.relative(file)).isEqualTo("file");
      assertThat(folder.target("file")).isEqualTo(file);
      assertThat(folder.leadsOut("file", "other")).isTrue();
      refused(Reason.OUTSIDE, () -> folder.existing("other"));
      refused(Reason.OUTSIDE, () -> folder.followed("other"));
      refused(Reason.OUTSIDE, () -> folder.makeFolder("other"));
      refused(Reason.OUTSIDE, () -> folder.existing(""));
      assertThat(folder.makeAndEnter("")).as("no less narrow").isSameAs(folder);
      refused(Reason.OUTSIDE, () -> roots.confine(in.resolve("other")));
      Files.writeString(file, "now it exists");
    }
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("other"));
    Confined folder = roots.confine(file);
    refused(Reason.OUTSIDE, () -> folder.followed("file"));
  }

  @Test
  @DisplayName("a granted folder that is not there yet can be made, if the one above is there")
  void newFolder() {
    Path fresh = in.resolve("fresh");
    Roots roots = Roots.of(Trust.of(Permission.files(fresh)), Access.BOTH, here);
    Confined above = roots.confine(roots.path("a/b"));
    assertThat(above.relative(roots.path("a/b"))).isEqualTo("fresh/a/b");
    assertThat(above.makeAndEnter("fresh/a").base()).isEqualTo(fresh.resolve("a"));
    assertThat(roots.confine(roots.path("a/b")).base()).isEqualTo(fresh);
  }

  @Test
  @DisplayName("a link that leads out can itself be looked at and deleted; nothing behind it can")
  void linkItself() throws IOException {
    Path link = Files.createSymbolicLink(in.resolve("link"), out);
    Roots roots = Roots.of(Trust.of(Permission.files(in)), Access.BOTH, here);
    Confined root = roots.confine(roots.path("link"));
    assertThat(root.existing("link")).isEqualTo(link);
    refused(Reason.OUTSIDE, () -> root.followed("link"));
    refused(Reason.OUTSIDE, () -> root.enter("link"));
    refused(Reason.OUTSIDE, () -> roots.confine(roots.path("link/x")));
  }

  @Test
  @DisplayName("a granted folder that does not exist is named, and what to do")
  void missing() {
    Path missing = temp.resolve("missing").resolve("folder");
    Roots roots = Roots.of(Trust.of(Permission.files(missing)), Access.READ, here);
    assertThatThrownBy(() -> roots.confine(roots.path("x")))
        .hasMessage(
            "'%s': the granted folder does not exist: make it there, or grant another one"
                .formatted(missing));
  }

  private interface Attempt {
    Object run();
  }

  private static void refused(Reason reason, Attempt attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(FileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
