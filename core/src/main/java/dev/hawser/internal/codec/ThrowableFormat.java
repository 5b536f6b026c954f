package dev.hawser.internal.codec;

import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import org.jspecify.annotations.Nullable;

/// Exceptions: type name, message, stack, cause, suppressed. The name is data: a type that is not
/// allowed here arrives as a {@link RemoteException} that keeps it.
final class ThrowableFormat {
  private static final int LEAST_FRAME_BYTES = 7;
  private static final int FRAME_COST = 256;

  private ThrowableFormat() {}

  /// Writes an exception. Where it nests as deep as a value may, what lies below is left out: a
  /// failure must not fail to be told.
  static void write(Throwable thrown, ValueWriter writer) {
    Output out = writer.output();
    writer.types().writing(thrown.getClass());
    out.writeByte(Tag.THROWABLE);
    writer.names().write(out, typeName(thrown));
    writer.write(message(thrown));
    StackTraceElement[] stack = Stacks.of(thrown);
    writer.writeCount(stack.length);
    for (StackTraceElement frame : stack) {
      writeFrame(frame, writer.names(), out);
    }
    if (writer.isAtTheBottom()) {
      writer.write(null);
      writer.writeCount(0);
      return;
    }
    writer.write(thrown.getCause());
    Throwable[] suppressed = thrown.getSuppressed();
    writer.writeCount(suppressed.length);
    for (Throwable each : suppressed) {
      writer.write(each);
    }
  }

  private static String typeName(Throwable thrown) {
    return thrown instanceof RemoteException remote
        ? remote.typeName()
        : thrown.getClass().getName();
  }

  /// The message that the original had: one without a message shows its type name instead.
  private static @Nullable String message(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown instanceof RemoteException remote && remote.typeName().equals(message)
        ? null
        : message;
  }

  private static void writeFrame(StackTraceElement frame, Names names, Output out) {
    names.writeOptional(out, frame.getClassLoaderName());
    names.writeOptional(out, frame.getModuleName());
    names.writeOptional(out, frame.getModuleVersion());
    names.write(out, frame.getClassName());
    names.write(out, frame.getMethodName());
    names.writeOptional(out, frame.getFileName());
    out.writeSignedVarInt(frame.getLineNumber());
  }

  static Throwable read(ValueReader in, int number) {
    String typeName = in.names().read(in.input());
    Object message = in.read();
    if (message != null && !(message instanceof String)) {
      throw new ValueException("malformed value: an exception's message is not a text");
    }
    return read(in, number, typeName, (String) message);
  }

  /// Makes the exception before its cause is read, if that can be, since the cause may refer back
  /// to it.
  private static Throwable read(
      ValueReader in, int number, String typeName, @Nullable String message) {
    StackTraceElement[] stack = readStack(in);
    ThrowableShape shape = in.throwableShape(typeName);
    Throwable early = shape == null ? null : shape.createWithoutCause(message);
    if (early != null) {
      in.objects().exists(number, early);
    }
    Throwable cause = readCause(in);
    Throwable thrown = early != null && (cause == null || takes(early, cause)) ? early : null;
    if (thrown == null && shape != null) {
      thrown = shape.create(message, cause);
    }
    if (thrown == null) {
      thrown = new RemoteException(typeName, message, cause);
    }
    thrown.setStackTrace(stack);
    in.objects().exists(number, thrown);
    readSuppressed(in, thrown);
    return thrown;
  }

  /// Gives a new exception its cause, which a few types fix while they are made.
  private static boolean takes(Throwable thrown, Throwable cause) {
    try {
      thrown.initCause(cause);
      return true;
    } catch (IllegalStateException | IllegalArgumentException _) {
      return false;
    }
  }

  private static void readSuppressed(ValueReader in, Throwable thrown) {
    int count = in.count(1, Long.BYTES);
    for (int i = 0; i < count; i++) {
      Throwable suppressed = exception(in.read());
      if (suppressed != thrown) {
        thrown.addSuppressed(suppressed);
      }
    }
  }

  /// A cause that leads back to an exception which does not exist before it has its cause is left
  /// out.
  private static @Nullable Throwable readCause(ValueReader in) {
    Object value = in.readLoosely();
    return value == null || value == ValueReader.UNFINISHED ? null : exception(value);
  }

  private static Throwable exception(@Nullable Object value) {
    if (value instanceof Throwable thrown) {
      return thrown;
    }
    throw new ValueException("malformed value: not an exception where one is due");
  }

  private static StackTraceElement[] readStack(ValueReader in) {
    int count = in.count(LEAST_FRAME_BYTES, FRAME_COST);
    StackTraceElement[] stack = new StackTraceElement[count];
    for (int i = 0; i < count; i++) {
      stack[i] = readFrame(in.names(), in.input());
    }
    return stack;
  }

  private static StackTraceElement readFrame(ReadNames names, Input in) {
    String loader = names.readOptional(in);
    String module = names.readOptional(in);
    String version = names.readOptional(in);
    String type = names.read(in);
    String method = names.read(in);
    String file = names.readOptional(in);
    return new StackTraceElement(
        loader, module, version, type, method, file, in.readSignedVarInt());
  }
}
