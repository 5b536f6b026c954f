package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.scenario.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Code of each kind runs in a server's process that has no class but Hawser's, sent by processes
/// that have it from different places. What is printed with `@server` was made in that process.
@DisplayName("What ships, between processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippingMatrixTest {
  private static final String BANNER = "the static initialiser of Main";
  private static final List<String> LAMBDAS =
      List.of(
          "lambda: 42 @server",
          "captured primitives: 1 10995116277760.5ctrue @server",
          "captured string: AHOY @server",
          "captured list: red+green @server",
          "captured array: 6 @server",
          "captured record: 5.0 @server",
          "captured lambda: 42 @server",
          "lambda in a lambda: 42 @server",
          "argument and function: 8 @server",
          "function that came back: made there @sender",
          "static helper methods: 6 @server",
          "generic method: 3 @server",
          "recursion: 6765 @server",
          "stream with references: 2,3,5,7,11,13,17,19 @server",
          "string concatenation: [3, 1, 2]\u0001123.0x @server",
          "string switch: Milch @server");
  private static final List<String> REFERENCES =
      List.of(
          "static reference: open @server",
          "private static reference: secret @server",
          "bound reference: Point[x=1, y=2] @server",
          "bound reference to a string: 4",
          "unbound reference: Point[x=1, y=2] @server",
          "private reference: la la @server",
          "reference to a super method: Bob has a trade @server",
          "constructor reference: Point[x=5, y=6]",
          "array constructor: 3",
          "array constructor of records: [null, null]",
          "reference to an interface's method: PSST! @server");
  private static final List<String> TYPES =
      List.of(
          "local class with captures: 42 @server",
          "local class in a lambda: 43 @server",
          "anonymous class with captures: 44 @server",
          "local record: Local[number=40] @server",
          "captured enum with bodies: starboard @server",
          "values of an enum: [RED, GREEN] @server",
          "enum switch: 2 @server",
          "enum map: {RED=port, GREEN=starboard} @server",
          "enum that came back: RED",
          "sealed hierarchy: [Circle[radius=1], Square[side=2],"
              + " Named[name=big, what=Square[side=3]]] @server",
          "pattern switch: [circle, square of 2, big square of 3] @server",
          "record that came back: Named[name=new @server, what=Circle[radius=2]]",
          "generic record: 1points @server",
          "record in a cycle: true @server",
          "exception of its own: Aground in the shallows");
  private static final List<String> NESTS =
      List.of(
          "private nested record: treasure of the nest @server",
          "private members of a nested class: gold @server",
          "inner class with its outer object: 3 on a hull of oak @server",
          "lambda of an inner class: 2 high, oak @server",
          "private method of a captured object: a hull of oak @server");
  private static final List<String> STATICS =
      List.of(
          "static state: [Ann, Bob] 1 @server",
          "static state, again: [Ann, Bob] 2 @server",
          "static state of another class: 1 @server",
          "assertion: 1 @server");
  private static final List<String> IN_JSHELL =
      List.of(
          "lambda: 42 @server",
          "captured primitives and strings: Ahoy 20 @server",
          "captured record: 5.0 @server",
          "captured enum with bodies: starboard @server",
          "captured lambda: 42 @server",
          "recursion: 6765 @server",
          "pattern switch: large circle, square of 3 @server",
          "record that came back: Point[x=1, y=2]",
          "anonymous class: anonymous @server",
          "variable as an argument: 500.0 @server",
          "variable: side is a variable of JShell: its value does not travel with code. Pass it to"
              + " the function as an argument, or copy it into a local variable of a method");

  private final Map<String, ChildJvm> senders = new LinkedHashMap<>();
  private final Map<String, List<String>> said = new HashMap<>();
  private ChildJvm server;

  @BeforeAll
  void sendAll(@TempDir Path folder) throws Exception {
    Path classes = Sources.compile("matrix", folder.resolve("classes"));
    Path jar = Sources.jar(classes, folder.resolve("sender.jar"));
    String source = Sources.of("matrix/cargo/Main.java").toString();
    server = Programs.harbour(folder);
    String address = server.hear();
    senders.put(
        "folder", Programs.java(folder, classes.toString(), List.of("cargo.Main", address)));
    senders.put("jar", Programs.java(folder, jar.toString(), List.of("cargo.Main", address)));
    senders.put("source", Programs.java(folder, "", List.of(source, address)));
    Path script = Sources.of("matrix/matrix.jsh");
    senders.put("jshell", Programs.jshell(folder, script, "server=" + address));
  }

  @AfterAll
  void endAll() {
    senders.values().forEach(ChildJvm::close);
    server.close();
  }

  @Test
  @DisplayName("from a folder: every kind")
  void fromFolder() throws Exception {
    assertThat(saidBy("folder")).containsExactlyElementsOf(all());
  }

  @Test
  @DisplayName("from a jar: every kind")
  void fromJar() throws Exception {
    assertThat(saidBy("jar")).containsExactlyElementsOf(all());
  }

  @Test
  @DisplayName("from java Main.java, whose classes are in no file: every kind")
  void fromSource() throws Exception {
    assertThat(saidBy("source")).containsExactlyElementsOf(all());
  }

  @Test
  @DisplayName("from JShell, whose classes are in no file: functions and declared types")
  void fromJShell() throws Exception {
    assertThat(saidBy("jshell")).containsExactlyElementsOf(IN_JSHELL);
  }

  @Test
  @DisplayName("and nothing is printed there: no static initialiser of Main runs")
  void nothingPrintedThere() throws Exception {
    for (String sender : senders.keySet()) {
      saidBy(sender);
    }
    assertThat(server.end()).isEmpty();
  }

  /// What a sender printed until its end, with process ids put in words.
  private List<String> saidBy(String sender) throws InterruptedException {
    ChildJvm program = Objects.requireNonNull(senders.get(sender), sender);
    if (!said.containsKey(sender)) {
      String there = "@" + server.process().pid();
      String here = "@" + program.process().pid();
      said.put(
          sender,
          program.end().stream()
              .map(line -> line.replace(there, "@server").replace(here, "@sender"))
              .toList());
    }
    return said.get(sender);
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(List.of(BANNER));
    List.of(LAMBDAS, REFERENCES, TYPES, NESTS, STATICS).forEach(all::addAll);
    return all;
  }
}
