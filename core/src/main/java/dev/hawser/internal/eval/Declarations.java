package dev.hawser.internal.eval;

import dev.hawser.EvalException;
import dev.hawser.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// What was declared in a namespace: variables, methods, types and imports, kept by JShell.
///
/// Only declarations get this far. JShell remembers all it has ever seen, so expressions and
/// statements are compiled without it.
final class Declarations {
  private static final Pattern DO_IT = Pattern.compile("do_it\\$(Aux)?");

  private final Control control;
  private final List<StandardJavaFileManager> files = new ArrayList<>();
  private final JShell shell;
  private final Set<String> given = new HashSet<>();
  private final Map<String, Source> sources = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private @Nullable String imports;

  /// A declaration that needs others, which may yet come.
  private record Pending(Snippet snippet, Source source) {}

  private Declarations(ClassLoader parent) {
    control = new Control(parent);
    shell =
        JShell.builder()
            .executionEngine(control.provider(), Map.of())
            .fileManager(made -> {
              files.add(made);
              return made;
            })
            .build();
    shell.addToClasspath(ClassPath.text());
  }

  /// Begins with some imports and variables, which do not count as declared.
  static Declarations with(
      List<String> imports, Map<String, Namespace.Bound> variables, ClassLoader parent)
      throws Exception {
    Declarations made =
        Aside.call(_ -> {
          Declarations declarations = new Declarations(parent);
          imports.forEach(declarations.shell::eval);
          return declarations;
        });
    for (Map.Entry<String, Namespace.Bound> variable : variables.entrySet()) {
      made.set(variable.getKey(), variable.getValue());
    }
    made.shell.snippets().map(Snippet::id).forEach(made.given::add);
    return made;
  }

  /// Declares a variable, or declares it again.
  void set(String name, Namespace.Bound bound) throws Exception {
    String declaration = bound.type().getCanonicalName() + " " + name + ";";
    Snippet snippet = Aside.call(_ -> shell.eval(declaration).getFirst().snippet());
    given.add(snippet.id());
    imports = null;
    control
        .loader()
        .loadClass(Objects.requireNonNull(control.holderOf(snippet.id())))
        .getField(name)
        .set(null, bound.value());
  }

  /// Whether nothing was declared.
  boolean isEmpty() {
    return shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .allMatch(snippet -> given.contains(snippet.id()));
  }

  /// The classes of everything declared, for the compiler.
  Map<String, byte[]> classes() {
    return control.classes();
  }

  ClassLoader loader() {
    return control.loader();
  }

  /// What a source has to import to use all that is declared, on one line.
  String imports() {
    String made = imports;
    if (made == null) {
      made =
          shell
              .snippets()
              .filter(snippet -> shell.status(snippet).isDefined())
              .map(this::importOf)
              .distinct()
              .collect(Collectors.joining());
      imports = made;
    }
    return made;
  }

  private String importOf(Snippet snippet) {
    return switch (snippet) {
      case ImportSnippet each when each.subKind() == SubKind.MODULE_IMPORT_SUBKIND ->
          "import module " + each.fullname() + ";";
      case ImportSnippet each ->
          "import " + (each.isStatic() ? "static " : "") + each.fullname() + ";";
      case DeclarationSnippet each when !each.name().isEmpty() ->
          "import static " + control.holderOf(each.id()) + "." + each.name() + ";";
      default -> "";
    };
  }

  /// The names of all variables, methods and types.
  Set<String> names() {
    return shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .filter(DeclarationSnippet.class::isInstance)
        .map(snippet -> ((DeclarationSnippet) snippet).name())
        .collect(Collectors.toSet());
  }

  /// Lets go of what JShell keeps only to be faster.
  void rest() throws IOException {
    // So JShell begins with new compilers, and opens the jar files again when it needs them.
    shell.addToClasspath("");
    for (StandardJavaFileManager each : files) {
      each.flush();
      each.close();
    }
  }

  /// Declares something. An initializer runs on this thread.
  ///
  /// @param outcome what became of the source before this
  /// @return what the initializer threw, or null
  @Nullable Throwable declare(Splitter.Piece piece, Outcome outcome) throws Exception {
    List<SnippetEvent> events = Aside.call(aside -> evaluated(piece.complete(), aside));
    Throwable thrown = control.takeThrown();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        accept(event.snippet(), piece.source(), outcome);
      }
    }
    return thrown;
  }

  private List<SnippetEvent> evaluated(String text, Aside aside) {
    Aside before = control.runOn(aside);
    imports = null;
    try {
      return shell.eval(text);
    } finally {
      Aside _ = control.runOn(before);
    }
  }

  private void accept(Snippet snippet, Source source, Outcome outcome) {
    Status status = shell.status(snippet);
    if (status == Status.REJECTED) {
      List<Problem> problems =
          shell
              .diagnostics(snippet)
              .filter(Diag::isError)
              .map(diagnostic -> problem(diagnostic, source))
              .toList();
      throw Problem.exception(source, problems, outcome);
    }
    sources.put(snippet.id(), source);
    if (status == Status.RECOVERABLE_NOT_DEFINED) {
      pending.add(new Pending(snippet, source));
    }
  }

  private static Problem problem(Diag diagnostic, Source source) {
    long start = source.start() + Math.max(0, diagnostic.getStartPosition());
    long end = source.start() + Math.max(0, diagnostic.getEndPosition());
    return new Problem(
        (int) Math.min(start, source.end()),
        (int) Math.min(end, source.end()),
        diagnostic.getMessage(Locale.ENGLISH));
  }

  /// Forgets what lacked something when it was declared.
  void begin() {
    pending.clear();
  }

  /// Takes back what was declared since {@link #begin} and still lacks something.
  ///
  /// @throws EvalException if there was such a thing
  void settle(Source source, Outcome outcome) throws Exception {
    List<Problem> problems = new ArrayList<>();
    for (Pending each : pending) {
      if (shell.status(each.snippet()) == Status.RECOVERABLE_NOT_DEFINED) {
        problems.add(missing(each));
        List<SnippetEvent> _ = Aside.call(_ -> shell.drop(each.snippet()));
      }
    }
    if (!problems.isEmpty()) {
      throw Problem.exception(source, problems, outcome);
    }
  }

  private Problem missing(Pending declaration) {
    Source source = declaration.source();
    String text = source.text();
    int start = source.start() + text.length() - text.stripLeading().length();
    int lineEnd = source.whole().indexOf('\n', start);
    return new Problem(
        start,
        Math.min(lineEnd < 0 ? source.end() : lineEnd, source.end()),
        "cannot find " + unresolved((DeclarationSnippet) declaration.snippet()));
  }

  private String unresolved(DeclarationSnippet snippet) {
    return shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
  }

  /// What to tell somebody who called a method that still lacks something.
  EvalException incomplete(SPIResolutionException called) {
    String missing =
        shell
            .snippets()
            .filter(snippet -> snippet.id().equals(String.valueOf(called.id())))
            .map(DeclarationSnippet.class::cast)
            .map(snippet ->
                snippet.name() + " cannot be used yet: cannot find " + unresolved(snippet))
            .findFirst()
            .orElse("something that was called is incomplete");
    return new EvalException("error: " + missing, Outcome.EXECUTED);
  }

  /// A frame of declared code as a frame of the source in which it was declared.
  StackTraceElement shown(StackTraceElement frame) {
    String[] names = frame.getClassName().split("(?<=\\w)\\$", 3);
    String holder = names[0] + "$" + names[1];
    String type = names.length > 2 ? names[2] : "eval";
    List<Snippet> snippets =
        shell
            .snippets()
            .filter(snippet -> sources.containsKey(snippet.id()))
            .filter(snippet -> holder.equals(control.holderOf(snippet.id())))
            .filter(snippet -> shell.status(snippet).isActive())
            .toList();
    if (snippets.size() != 1) {
      return new StackTraceElement(type, frame.getMethodName(), null, -1);
    }
    Snippet snippet = snippets.getFirst();
    Source source = Objects.requireNonNull(sources.get(snippet.id()));
    int line = lineOf(shell.sourceCodeAnalysis().wrapper(snippet), frame.getLineNumber());
    String method = DO_IT.matcher(frame.getMethodName()).replaceFirst("code");
    return new StackTraceElement(type, method, source.name(), source.firstLine() + line);
  }

  /// The number of the line, from 0, in a snippet for one, from 1, in what JShell made of it.
  private static int lineOf(SnippetWrapper wrapper, int wrappedLine) {
    int start = 0;
    for (int line = 1; line < wrappedLine; line++) {
      start = wrapper.wrapped().indexOf('\n', start) + 1;
    }
    String wrapped = wrapper.wrapped();
    while (start < wrapped.length() && wrapped.charAt(start) == ' ') {
      start++;
    }
    int place = Math.min(wrapper.wrappedToSourcePosition(start), wrapper.source().length());
    return (int) wrapper.source().substring(0, place).chars().filter(c -> c == '\n').count();
  }
}
