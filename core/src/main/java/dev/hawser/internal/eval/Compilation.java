package dev.hawser.internal.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/// The compilation of one source, step by step.
final class Compilation {
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
  private final Wrapping unit;
  private final MemoryFiles files;
  private final JavacTask task;
  private final CompilationUnitTree tree;

  /// Parses the source.
  Compilation(Compiler compiler, Wrapping unit, Map<String, byte[]> declared, Scope scope)
      throws IOException {
    this.unit = unit;
    this.files = new MemoryFiles(compiler.files(), declared);
    this.task = compiler.task(files, diagnostics, scope, unit);
    this.tree = task.parse().iterator().next();
  }

  /// The types at the top of the source, in order.
  List<String> topTypes() {
    return tree.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(type -> ((ClassTree) type).getSimpleName().toString())
        .toList();
  }

  /// The name of the package, or an empty one.
  String packageName() {
    return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
  }

  /// The statements of the source, if it could be parsed and was wrapped in one method, in which it
  /// still is: a brace too many would end that.
  Optional<List<? extends StatementTree>> statements() {
    if (!problems().isEmpty() || tree.getTypeDecls().size() != 1) {
      return Optional.empty();
    }
    List<MethodTree> methods =
        ((ClassTree) tree.getTypeDecls().getFirst())
            .getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .toList();
    return methods.size() == 1
        ? Optional.of(methods.getFirst().getBody().getStatements())
        : Optional.empty();
  }

  /// What the source declares, if it could be parsed and was wrapped in one class alone.
  List<? extends Tree> members() {
    return problems().isEmpty() && tree.getTypeDecls().getFirst() instanceof ClassTree type
        ? type.getMembers()
        : List.of();
  }

  /// Compiles what was parsed, as far as that goes.
  ///
  /// @return the classes, by name; none if there are problems
  Map<String, byte[]> classes() throws IOException {
    if (problems().isEmpty()) {
      task.analyze().forEach(_ -> {});
    }
    if (problems().isEmpty()) {
      task.generate().forEach(_ -> {});
    }
    return problems().isEmpty() ? files.classes() : Map.of();
  }

  /// What was found wrong so far.
  List<Problem> problems() {
    return diagnostics.getDiagnostics().stream()
        .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
        .map(found -> Problem.of(found, unit.source(), unit.prefix()))
        .toList();
  }
}
