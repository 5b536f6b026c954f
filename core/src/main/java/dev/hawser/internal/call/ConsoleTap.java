package dev.hawser.internal.call;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Stands for `System.out` or `System.err`. What a call prints whose caller wants it goes to the
/// caller; everything else goes where it went before.
final class ConsoleTap extends PrintStream {
  private final PrintStream original;
  private final boolean error;

  private ConsoleTap(PrintStream original, boolean error) {
    super(OutputStream.nullOutputStream());
    this.original = original;
    this.error = error;
  }

  /// Makes sure that both are tapped, also if somebody has replaced them since.
  static synchronized void open() {
    if (!(System.out instanceof ConsoleTap)) {
      System.setOut(new ConsoleTap(System.out, false));
    }
    if (!(System.err instanceof ConsoleTap)) {
      System.setErr(new ConsoleTap(System.err, true));
    }
  }

  private PrintStream target() {
    CurrentCall call = CurrentCall.bound();
    PrintStream own = call == null ? null : call.printer(error);
    return own == null ? original : own;
  }

  @Override
  public void flush() {
    target().flush();
  }

  /// Closes the console, unless it is a call that does so.
  @Override
  public void close() {
    PrintStream target = target();
    if (target == original) {
      original.close();
    }
  }

  @Override
  public boolean checkError() {
    return target().checkError();
  }

  @Override
  public Charset charset() {
    return target().charset();
  }

  @Override
  public void write(int b) {
    target().write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    target().write(bytes);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    target().write(bytes, offset, length);
  }

  @Override
  public void writeBytes(byte[] bytes) {
    target().writeBytes(bytes);
  }

  @Override
  public void print(boolean value) {
    target().print(value);
  }

  @Override
  public void print(char value) {
    target().print(value);
  }

  @Override
  public void print(int value) {
    target().print(value);
  }

  @Override
  public void print(long value) {
    target().print(value);
  }

  @Override
  public void print(float value) {
    target().print(value);
  }

  @Override
  public void print(double value) {
    target().print(value);
  }

  @Override
  public void print(char[] value) {
    target().print(value);
  }

  @Override
  public void print(@Nullable String value) {
    target().print(value);
  }

  @Override
  public void print(@Nullable Object value) {
    target().print(value);
  }

  @Override
  public void println() {
    target().println();
  }

  @Override
  public void println(boolean value) {
    target().println(value);
  }

  @Override
  public void println(char value) {
    target().println(value);
  }

  @Override
  public void println(int value) {
    target().println(value);
  }

  @Override
  public void println(long value) {
    target().println(value);
  }

  @Override
  public void println(float value) {
    target().println(value);
  }

  @Override
  public void println(double value) {
    target().println(value);
  }

  @Override
  public void println(char[] value) {
    target().println(value);
  }

  @Override
  public void println(@Nullable String value) {
    target().println(value);
  }

  @Override
  public void println(@Nullable Object value) {
    target().println(value);
  }

  @Override
  public PrintStream printf(String format, @Nullable Object... arguments) {
    target().printf(format, arguments);
    return this;
  }

  @Override
  public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    target().printf(locale, format, arguments);
    return this;
  }

  @Override
  public PrintStream format(String format, @Nullable Object... arguments) {
    target().format(format, arguments);
    return this;
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    target().format(locale, format, arguments);
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text) {
    target().append(text);
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text, int start, int end) {
    target().append(text, start, end);
    return this;
  }

  @Override
  public PrintStream append(char c) {
    target().append(c);
    return this;
  }
}
