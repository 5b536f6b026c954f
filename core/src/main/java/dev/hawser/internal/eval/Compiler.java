package dev.hawser.internal.eval;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The compiler of this JVM and the files it keeps open. All namespaces share a few, since they
/// cost much; who compiles has one for itself. Those not in use are let go when memory is short.
final class Compiler {
  private static final ConcurrentLinkedDeque<SoftReference<Compiler>> SPARE =
      new ConcurrentLinkedDeque<>();
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none", "-g", "-parameters");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);

  private Compiler() {
    boolean _ = files.handleOption("-classpath", List.of(ClassPath.text()).iterator());
  }

  /// What is done with a compiler.
  interface Work<R> {
    R with(Compiler compiler) throws Exception;
  }

  /// Lends a compiler.
  static <R> R use(Work<R> work) throws Exception {
    Compiler compiler = spare();
    try {
      return work.with(compiler);
    } finally {
      SPARE.push(new SoftReference<>(compiler));
    }
  }

  private static Compiler spare() {
    for (var next = SPARE.poll(); next != null; next = SPARE.poll()) {
      Compiler compiler = next.get();
      if (compiler != null) {
        return compiler;
      }
    }
    return new Compiler();
  }

  /// Whether the compiler sees a package outside of the JDK.
  boolean sees(String packageName) throws IOException {
    return files
        .list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)
        .iterator()
        .hasNext();
  }

  /// The files of this process.
  JavaFileManager files() {
    return files;
  }

  /// Prepares a compilation.
  JavacTask task(
      JavaFileManager manager,
      DiagnosticListener<JavaFileObject> problems,
      Scope scope,
      JavaFileObject unit) {
    List<String> options = Stream.concat(OPTIONS.stream(), scope.options().stream()).toList();
    return (JavacTask)
        javac.getTask(Writer.nullWriter(), manager, problems, options, null, List.of(unit));
  }
}
