package dev.hawser;

/// Java source that does not compile, or that calls a method which was declared but names what is
/// not there. The message shows each error as a person would want to read it: the line, a caret
/// below the place, and what is wrong.
public final class EvalException extends HawserException {
  private static final long serialVersionUID = 1;

  /// Creates one. Nothing of the source was executed, unless the outcome says so.
  public EvalException(String message, Outcome outcome) {
    super(message, outcome, null);
  }
}
