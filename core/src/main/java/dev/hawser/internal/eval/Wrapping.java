package dev.hawser.internal.eval;

import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// A source as the compiler is given it: with what has to stand around it.
///
/// All that goes before is on one line, and the source begins on the line that it has where it was
/// written, so that the line numbers of stack traces are its own.
final class Wrapping extends SimpleJavaFileObject {
  /// The package of everything in a namespace, which is that of JShell.
  static final String PACKAGE = "REPL";

  private final Source source;
  private final String text;
  private final int prefix;

  private Wrapping(URI uri, Source source, String before, String after) {
    super(uri, JavaFileObject.Kind.SOURCE);
    this.source = source;
    String lead = before + "\n".repeat(source.firstLine() - 1);
    this.text = lead + source.text() + after;
    this.prefix = lead.length();
  }

  static Wrapping of(Source source, String before, String after) {
    try {
      URI uri = new URI("memory", null, "/" + source.name(), null);
      return new Wrapping(uri, source, before, after);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a source cannot be called " + source.name(), e);
    }
  }

  Source source() {
    return source;
  }

  /// Where the source begins in what the compiler is given.
  int prefix() {
    return prefix;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE;
  }
}
