package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.ref.Reference;
import java.nio.channels.Channel;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// The messages for what may not travel: each names the type, the rule it hit, and what to do.
final class Refusal {
  private static final int MAX_NAME = 200;

  private Refusal() {}

  /// A type that could be a value but is not on the allow-list.
  ///
  /// @param part where such a value was met, if it was in a record
  static ValueException notAllowed(Class<?> type, RecordShape.@Nullable Component part) {
    String message = in(part) + notAllowed(type.getName(), SourceName.of(type));
    return new ValueException(
        SourceName.isInCompactFile(type) ? message + compactFile(type.getName()) : message);
  }

  /// A type named by the other end that is not on the allow-list here.
  static ValueException notAllowed(String name) {
    String shown = printable(name);
    String simple = shown.substring(shown.lastIndexOf('.') + 1).replace('$', '.');
    boolean isMember = shown.indexOf('.') < 0 && shown.indexOf('$') > 0;
    return new ValueException(
        notAllowed(shown, simple)
            + (isMember ? compactFile(shown) : "")
            + " If it stands for a class there, allow it here with that class, too.");
  }

  /// A record that would arrive as something else.
  static ValueException standsForAnother(StandIn<?, ?> standIn) {
    String type = SourceName.of(standIn.type());
    return new ValueException(
        "a "
            + standIn.record().getName()
            + " would arrive as a "
            + standIn.type().getName()
            + ", for which it stands: send the "
            + type
            + ", or another record");
  }

  private static String notAllowed(String name, String inSource) {
    return name
        + " may not travel: it is not on the allow-list. Add .allow("
        + inSource
        + ".class) to the builder of both ends, or use a typed map, queue or pipe.";
  }

  /// What to do about a class that perhaps only one file can name.
  private static String compactFile(String name) {
    String file = name.substring(0, name.indexOf('$'));
    String simple = name.substring(name.lastIndexOf('$') + 1);
    return " If "
        + file
        + ".java declares no class "
        + file
        + ", no other program can name what is in it: move "
        + simple
        + " to a file of its own, "
        + simple
        + ".java, that both ends use, and allow that.";
  }

  /// A type that never travels by value.
  static ValueException neverAValue(Class<?> type) {
    return neverAValue(type, null);
  }

  /// As {@link #neverAValue(Class)}, of a value that was met.
  ///
  /// @param part where, if it was in a record
  static ValueException neverAValue(Class<?> type, RecordShape.@Nullable Component part) {
    return new ValueException(
        in(part) + printable(type.getName()) + " may not travel by value: " + rule(type));
  }

  private static String in(RecordShape.@Nullable Component part) {
    return part == null ? "" : printable(part.toString()) + ": ";
  }

  /// The rule that a type hits.
  static String rule(Class<?> type) {
    if (type == Class.class) {
      return "a class never travels; send its name";
    }
    if (isFunction(type)) {
      return "a function can travel only where code or a callback is accepted";
    }
    if (InputStream.class.isAssignableFrom(type) || OutputStream.class.isAssignableFrom(type)) {
      return "a stream is read or written where it is; pass it in a call, or an InputStream "
          + "through a pipe";
    }
    if (isChannelOrText(type)) {
      return "a reader, a writer or a channel belongs to its process; pass the InputStream or "
          + "OutputStream below it, and put a new one around that at the other end";
    }
    if (isRunning(type)) {
      return "it is something that runs or is bound to this process; it can travel only as a "
          + "reference";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text that can change; send its toString()";
    }
    if (Collection.class.isAssignableFrom(type) || java.util.Map.class.isAssignableFrom(type)) {
      return "its order or its notion of equality would be lost; copy it into an ArrayList, a "
          + "LinkedHashSet or a LinkedHashMap";
    }
    if (type.isInterface() || java.lang.reflect.Modifier.isAbstract(type.getModifiers())) {
      return "it is open: anybody may implement it. Seal it, or allow the records, enums and "
          + "exceptions that implement it";
    }
    return "it is neither a record, an enum, an exception nor a built-in type. Make it a record,"
        + " allow a record that stands for it, or pass it as a reference through an interface";
  }

  private static boolean isFunction(Class<?> type) {
    return type.isHidden() || type.isSynthetic();
  }

  private static boolean isChannelOrText(Class<?> type) {
    return Channel.class.isAssignableFrom(type)
        || Readable.class.isAssignableFrom(type)
        || Writer.class.isAssignableFrom(type);
  }

  private static boolean isRunning(Class<?> type) {
    return BaseStream.class.isAssignableFrom(type)
        || Iterator.class.isAssignableFrom(type)
        || Thread.class.isAssignableFrom(type)
        || ClassLoader.class.isAssignableFrom(type)
        || Future.class.isAssignableFrom(type)
        || Flow.Publisher.class.isAssignableFrom(type)
        || Reference.class.isAssignableFrom(type);
  }

  /// A name from the line, made safe for a message and a log: short, and without control
  /// characters.
  static String printable(String name) {
    String shown = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    return shown.chars().noneMatch(Character::isISOControl)
        ? shown
        : shown.replaceAll("\\p{Cntrl}", "?");
  }
}
