package dev.hawser.internal.eval;

import dev.hawser.Outcome;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/// Takes sources apart into statements and declarations. All namespaces share one, since it costs
/// much and knows nothing of them; it is let go when memory is short.
final class Splitter {
  private static SoftReference<SourceCodeAnalysis> shared = new SoftReference<>(null);

  private Splitter() {}

  /// A statement or declaration.
  ///
  /// @param source where it stands
  /// @param complete its text, with the semicolon that may be missing at its end
  record Piece(Source source, String complete) {}

  /// The first statement or declaration of a source; null if nothing is left.
  ///
  /// @param outcome what became of what stood before it
  /// @throws dev.hawser.EvalException if it is incomplete
  static @Nullable Piece first(Source source, Outcome outcome) throws Exception {
    CompletionInfo found = Aside.call(_ -> analyzed(source.text()));
    Source piece =
        switch (found.completeness()) {
          case EMPTY -> null;
          case DEFINITELY_INCOMPLETE ->
              throw Problem.exception(source, List.of(Problem.incomplete(source)), outcome);
          case CONSIDERED_INCOMPLETE, COMPLETE_WITH_SEMI, UNKNOWN -> source;
          case COMPLETE -> source.part(source.start(), source.end() - found.remaining().length());
        };
    if (piece == null) {
      return null;
    }
    String complete = found.source();
    return new Piece(piece, complete == null ? piece.text() : complete);
  }

  private static synchronized CompletionInfo analyzed(String text) {
    SourceCodeAnalysis analysis = shared.get();
    if (analysis == null) {
      Control control = new Control(ClassLoader.getPlatformClassLoader());
      analysis =
          JShell.builder()
              .executionEngine(control.provider(), Map.of())
              .build()
              .sourceCodeAnalysis();
      shared = new SoftReference<>(analysis);
    }
    return analysis.analyzeCompletion(text);
  }
}
