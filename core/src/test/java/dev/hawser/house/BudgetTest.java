package dev.hawser.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Files and methods stay short enough to be read.
class BudgetTest {
  private static final int LONGEST_FILE = 500;
  private static final int LONGEST_METHOD = 80;
  private static final int LONG_METHOD = 40;
  private static final double SHARE_OF_LONG_METHODS = 0.01;

  private static List<Body> bodies = List.of();

  /// A method with a body, and how many line breaks lie between its braces.
  private record Body(String file, String method, long lines) {}

  @BeforeAll
  static void measure() throws IOException {
    bodies = bodies(Tree.mainSources());
  }

  @Test
  @DisplayName("no file is over 500 lines")
  void files() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : Tree.mainSources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        tooLong.add(Tree.name(file) + " has " + lines + " lines");
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  @DisplayName("no method is over 80 lines")
  void methods() {
    assertThat(bodies.stream().filter(body -> body.lines() > LONGEST_METHOD)).isEmpty();
  }

  @Test
  @DisplayName("at most 1 % of the methods are over 40 lines")
  void longMethods() {
    List<Body> longer = bodies.stream().filter(body -> body.lines() > LONG_METHOD).toList();
    int allowed = (int) Math.ceil(bodies.size() * SHARE_OF_LONG_METHODS);
    assertThat(longer).as("of %d methods", bodies.size()).hasSizeLessThanOrEqualTo(allowed);
  }

  private static List<Body> bodies(List<Path> sources) throws IOException {
    List<Body> bodies = new ArrayList<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      for (Path source : sources) {
        var task =
            (JavacTask)
                javac.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
          new BodyScanner(unit, positions, Tree.name(source), bodies).scan(unit, null);
        }
      }
    }
    return bodies;
  }

  private static final class BodyScanner extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;
    private final List<Body> bodies;

    BodyScanner(
        CompilationUnitTree unit, SourcePositions positions, String file, List<Body> bodies) {
      this.unit = unit;
      this.positions = positions;
      this.file = file;
      this.bodies = bodies;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      if (method.getBody() != null) {
        LineMap lines = unit.getLineMap();
        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        bodies.add(new Body(file, method.getName().toString(), last - first));
      }
      return super.visitMethod(method, unused);
    }
  }
}
