package dev.hawser.internal.eval;

import dev.hawser.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// What a namespace has while it is in use: what was declared, and code that was compiled before.
/// Used by one thread at a time.
final class Workspace {
  private static final int MOST_KNOWN = 100;
  private static final int LONGEST_KNOWN = 10_000;
  private static final List<String> OF_JAVA =
      imports(
          "java.io",
          "java.math",
          "java.net",
          "java.nio.file",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");
  private static final List<String> OF_HAWSER = imports("dev.hawser", "dev.hawser.call");

  private final Map<String, Namespace.Bound> variables;
  private final ClassLoader parent;
  private final List<String> imports;
  private final LinkedHashMap<Text, Body> known = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Declarations declarations;
  private int lastNumber;

  /// What is compiled, apart from where.
  private record Text(boolean expression, String text) {}

  private Workspace(
      Map<String, Namespace.Bound> variables, ClassLoader parent, List<String> imports) {
    this.variables = variables;
    this.parent = parent;
    this.imports = imports;
  }

  /// Makes one in which nothing is declared.
  static Workspace with(Map<String, Namespace.Bound> variables, ClassLoader parent)
      throws Exception {
    boolean seesHawser = Aside.call(_ -> Compiler.use(compiler -> compiler.sees("dev.hawser")));
    List<String> imports =
        seesHawser ? Stream.concat(OF_JAVA.stream(), OF_HAWSER.stream()).toList() : OF_JAVA;
    return new Workspace(variables, parent, imports);
  }

  private static List<String> imports(String... packages) {
    return Stream.of(packages).map(name -> "import " + name + ".*;").toList();
  }

  /// Whether nothing is declared, so that nothing is lost with it.
  boolean isEmpty() {
    return declarations == null || declarations.isEmpty();
  }

  /// Lets go of what can be made again.
  void rest() throws Exception {
    known.clear();
    Declarations declared = declarations;
    if (declared != null) {
      Aside.call(_ -> {
        declared.rest();
        return declared;
      });
    }
  }

  /// Evaluates an expression on this thread.
  @Nullable Object evaluate(String expression) throws Throwable {
    Text text = new Text(true, expression);
    Body body = known.get(text);
    if (body == null) {
      Source source = Source.of("eval#" + ++lastNumber, expression);
      body = Bodies.expression(source, surroundings());
      remember(text, body);
    }
    return run(body);
  }

  /// Runs statements and declarations on this thread.
  void execute(String statements) throws Throwable {
    Text text = new Text(false, statements);
    Body body = known.get(text);
    if (body != null) {
      Object _ = run(body);
      return;
    }
    Source source = Source.of("exec#" + ++lastNumber, statements);
    body = Bodies.statements(source, surroundings(), Outcome.NOT_SENT);
    remember(text, body);
    execute(source, body);
  }

  /// Runs a script on this thread.
  void execute(Source script) throws Throwable {
    execute(script, Bodies.statements(script, surroundings(), Outcome.NOT_SENT));
  }

  /// @param whole the source, if it declares nothing
  private void execute(Source source, @Nullable Body whole) throws Throwable {
    if (whole == null) {
      executeEach(source);
    } else {
      Object _ = run(whole);
    }
  }

  /// Sets a variable that does not count as declared.
  void set(String name, Namespace.Bound value) throws Exception {
    declarations().set(name, value);
    known.clear();
  }

  private void executeEach(Source source) throws Throwable {
    Declarations declared = declarations();
    declared.begin();
    Outcome outcome = Outcome.NOT_SENT;
    Source rest = source;
    for (Splitter.Piece next = Splitter.first(rest, outcome);
        next != null;
        next = Splitter.first(rest, outcome)) {
      Body body = Bodies.statements(next.source(), surroundings(), outcome);
      if (body == null) {
        declare(next, outcome);
      } else {
        Object _ = run(body);
      }
      outcome = Outcome.EXECUTED;
      rest = source.part(next.source().end(), source.end());
    }
    declared.settle(source, outcome);
  }

  private void declare(Splitter.Piece piece, Outcome outcome) throws Throwable {
    Declarations declared = declarations();
    Bodies.checkAgain(piece.source(), surroundings(), declared.names(), outcome);
    known.clear();
    Throwable thrown = declared.declare(piece, outcome);
    if (thrown != null) {
      throw failure(thrown);
    }
  }

  private void remember(Text text, @Nullable Body body) {
    if (body == null || !body.repeatable() || text.text().length() > LONGEST_KNOWN) {
      return;
    }
    known.put(text, body);
    if (known.size() > MOST_KNOWN) {
      known.pollFirstEntry();
    }
  }

  private @Nullable Object run(Body body) throws Throwable {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the code began");
    }
    try {
      return body.run();
    } catch (Throwable thrown) {
      throw failure(thrown);
    }
  }

  private Throwable failure(Throwable thrown) {
    Declarations declared = declarations;
    if (thrown instanceof SPIResolutionException called && declared != null) {
      return declared.incomplete(called);
    }
    return new Traces(Workspace::isOurs, this::shown).trim(thrown);
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().startsWith(Wrapping.PACKAGE + ".$");
  }

  private StackTraceElement shown(StackTraceElement frame) {
    Declarations declared = declarations;
    return declared != null && frame.getClassName().startsWith("$JShell", 5)
        ? declared.shown(frame)
        : Bodies.shown(frame);
  }

  private Surroundings surroundings() {
    Declarations declared = declarations;
    return declared == null
        ? new Surroundings(String.join("", imports), Map.of(), parent, variables)
        : new Surroundings(declared.imports(), declared.classes(), declared.loader(), Map.of());
  }

  private Declarations declarations() throws Exception {
    Declarations declared = declarations;
    if (declared == null) {
      declared = Declarations.with(imports, variables, parent);
      declarations = declared;
      known.clear();
    }
    return declared;
  }
}
