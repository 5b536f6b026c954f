package dev.hawser.internal.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.hawser.Outcome;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compiles an expression, or statements, into a class of its own.
final class Bodies {
  private static final String METHOD = "code";
  private static final AtomicLong LAST_NUMBER = new AtomicLong();
  private static final Pattern CLASS_NAME = Pattern.compile("REPL\\.\\$Eval\\$\\d+");

  private final Compiler compiler;
  private final Source source;
  private final Surroundings around;
  private final String className;

  private Bodies(Compiler compiler, Source source, Surroundings around) {
    this.compiler = compiler;
    this.source = source;
    this.around = around;
    this.className = "$Eval$" + LAST_NUMBER.incrementAndGet();
  }

  /// What stands around the code in its class.
  private enum Form {
    VALUE("static java.lang.Object code() throws java.lang.Throwable { return ", "\n;}"),
    TERMINATED_VALUE("static java.lang.Object code() throws java.lang.Throwable { return ", "\n}"),
    STATEMENTS("static void code() throws java.lang.Throwable { ", "\n}"),
    UNTERMINATED("static void code() throws java.lang.Throwable { ", "\n;}"),
    MEMBER("", "\n");

    private final String before;
    private final String after;

    Form(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /// Compiles an expression.
  ///
  /// @throws dev.hawser.EvalException if it is none, or wrong
  static Body expression(Source source, Surroundings around) throws Exception {
    return Aside.call(
        _ -> Compiler.use(compiler -> new Bodies(compiler, source, around).expression()));
  }

  /// Compiles statements.
  ///
  /// @param outcome what became of the source before these
  /// @return null if they are something else: declarations, or no Java
  /// @throws dev.hawser.EvalException if they are wrong
  static @Nullable Body statements(Source source, Surroundings around, Outcome outcome)
      throws Exception {
    Optional<Body> body =
        Aside.call(_ ->
            Compiler.use(compiler -> new Bodies(compiler, source, around).statements(outcome)));
    return body.orElse(null);
  }

  /// Compiles a declaration if it takes the place of another: if it is wrong, that one stays.
  ///
  /// @param names those that are declared
  /// @param outcome what became of the source before it
  /// @throws dev.hawser.EvalException if it is wrong
  static void checkAgain(Source source, Surroundings around, Set<String> names, Outcome outcome)
      throws Exception {
    boolean _ =
        Aside.call(_ ->
            Compiler.use(compiler -> new Bodies(compiler, source, around).check(names, outcome)));
  }

  /// A frame of such code as it is to be shown.
  static StackTraceElement shown(StackTraceElement frame) {
    return new StackTraceElement(
        CLASS_NAME.matcher(frame.getClassName()).replaceFirst("eval"),
        frame.getMethodName(),
        frame.getFileName(),
        frame.getLineNumber());
  }

  private Body expression() throws Exception {
    Form form = valueForm();
    List<Problem> problems = List.of();
    for (Scope scope : Scope.values()) {
      Compilation compilation = compilation(form, scope);
      if (!compilation.statements().filter(Bodies::isOneValue).isPresent()) {
        throw Problem.exception(source, notOneValue(compilation), Outcome.NOT_SENT);
      }
      Map<String, byte[]> classes = compilation.classes();
      problems = compilation.problems();
      if (isVoid(problems)) {
        classes = compilation(Form.UNTERMINATED, scope).classes();
      }
      if (!classes.isEmpty()) {
        return body(classes);
      }
    }
    throw Problem.exception(source, problems, Outcome.NOT_SENT);
  }

  private Form valueForm() {
    return source.text().stripTrailing().endsWith(";") ? Form.TERMINATED_VALUE : Form.VALUE;
  }

  /// What is wrong with a source that is no expression: it may be something else.
  private List<Problem> notOneValue(Compilation compilation) throws IOException {
    List<Problem> problems = compilation.problems();
    boolean statements =
        problems.isEmpty() || compilation(Form.UNTERMINATED, Scope.SMALL).statements().isPresent();
    return statements
        ? List.of(
            new Problem(
                source.start(),
                source.end(),
                "one expression is expected here; statements and declarations are for exec"))
        : problems;
  }

  private static boolean isOneValue(List<? extends StatementTree> statements) {
    return statements.getFirst() instanceof ReturnTree value
        && value.getExpression() != null
        && statements.stream().skip(1).allMatch(EmptyStatementTree.class::isInstance);
  }

  private static boolean isVoid(List<Problem> problems) {
    return problems.size() == 1
        && problems.getFirst().message().contains("void cannot be converted");
  }

  private Optional<Body> statements(Outcome outcome) throws Exception {
    for (Form form : List.of(Form.STATEMENTS, Form.UNTERMINATED)) {
      Compilation compilation = compilation(form, Scope.SMALL);
      Optional<List<? extends StatementTree>> parsed = compilation.statements();
      if (parsed.isPresent()) {
        return parsed.filter(Bodies::declareNothing).isPresent()
            ? Optional.of(body(compiled(form, compilation, outcome)))
            : Optional.empty();
      }
    }
    // An expression that is no statement, such as `1 + 1`, does no harm.
    Compilation compilation = compilation(valueForm(), Scope.SMALL);
    return compilation.statements().filter(Bodies::isOneValue).isPresent()
        ? Optional.of(body(compiled(valueForm(), compilation, outcome)))
        : Optional.empty();
  }

  private Map<String, byte[]> compiled(Form form, Compilation parsed, Outcome outcome)
      throws Exception {
    Compilation compilation = parsed;
    Map<String, byte[]> classes = compilation.classes();
    if (classes.isEmpty()) {
      compilation = compilation(form, Scope.WHOLE);
      classes = compilation.classes();
    }
    if (classes.isEmpty()) {
      throw Problem.exception(source, compilation.problems(), outcome);
    }
    return classes;
  }

  private boolean check(Set<String> names, Outcome outcome) throws Exception {
    for (Form form : List.of(Form.UNTERMINATED, Form.MEMBER)) {
      Compilation compilation = compilation(form, Scope.SMALL);
      List<? extends Tree> declared =
          form == Form.MEMBER ? compilation.members() : compilation.statements().orElse(List.of());
      if (declared.stream().map(Bodies::nameOf).anyMatch(names::contains)) {
        Map<String, byte[]> _ = compiled(form, compilation, outcome);
        return true;
      }
    }
    return false;
  }

  private static String nameOf(Tree tree) {
    return switch (tree) {
      case VariableTree variable -> variable.getName().toString();
      case MethodTree method -> method.getName().toString();
      case ClassTree type -> type.getSimpleName().toString();
      default -> "";
    };
  }

  private static boolean declareNothing(List<? extends StatementTree> statements) {
    return statements.stream()
        .noneMatch(each -> each instanceof VariableTree || each instanceof ClassTree);
  }

  private Compilation compilation(Form form, Scope scope) throws IOException {
    String variables =
        around.variables().entrySet().stream()
            .map(each -> "static " + typeOf(each.getValue()) + " " + each.getKey() + "; ")
            .collect(Collectors.joining());
    String before =
        "package %s; %s class %s { %s %s"
            .formatted(Wrapping.PACKAGE, around.imports(), className, variables, form.before);
    Wrapping wrapping = Wrapping.of(source, before, form.after + "}");
    return new Compilation(compiler, wrapping, around.classes(), scope);
  }

  private static String typeOf(Namespace.Bound variable) {
    return variable.type().getCanonicalName();
  }

  private Body body(Map<String, byte[]> classes) throws ReflectiveOperationException {
    MemoryLoader loader = new MemoryLoader(around.loader(), classes, OpenClass::of);
    Class<?> type = Class.forName(Wrapping.PACKAGE + "." + className, false, loader);
    Map<Field, Object> variables = new HashMap<>();
    for (Map.Entry<String, Namespace.Bound> variable : around.variables().entrySet()) {
      variables.put(type.getDeclaredField(variable.getKey()), variable.getValue().value());
    }
    return new Body(type.getDeclaredMethod(METHOD), variables, classes.size() == 1);
  }
}
