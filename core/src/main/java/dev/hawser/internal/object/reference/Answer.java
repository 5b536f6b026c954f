package dev.hawser.internal.object.reference;

import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;

/// The answer to a call, as it arrived.
public final class Answer {
  /// What the method returned: a stamp, and a value in a letter.
  public static final int RESULT = 0;

  /// What it threw: a stamp, who called, and the exception.
  public static final int THROWN = 1;

  /// Why the call failed.
  public static final int FAILED = 2;

  /// The object shows no such method: a message that says so.
  public static final int MISSING = 3;

  /// Begins a message of several answers, each behind its length.
  public static final int SEVERAL = 4;

  private final int kind;
  private final long stamp;
  private final Foreign references;
  private final Input rest;

  private Answer(int kind, long stamp, Foreign references, Input rest) {
    this.kind = kind;
    this.stamp = stamp;
    this.references = references;
    this.rest = rest;
  }

  /// Reads what comes before the value; on the thread that reads the connection.
  public static Answer read(byte[] bytes, Home home) {
    Input in = new Input(bytes);
    int kind = in.readUnsignedByte();
    long stamp = kind == RESULT || kind == THROWN ? in.readVarLong() : 0;
    Foreign references =
        kind == RESULT ? IncomingReferences.read(in, home, home.functions()) : Foreign.NONE;
    return new Answer(kind, stamp, references, in);
  }

  /// What it is: one of the constants.
  public int kind() {
    return kind;
  }

  /// What has to be seen here before it counts.
  public long stamp() {
    return stamp;
  }

  /// What reads the references in its value.
  public Foreign references() {
    return references;
  }

  /// What comes behind the stamp.
  public Input rest() {
    return rest;
  }
}
