package dev.hawser.internal.call;

import dev.hawser.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One stack trace out of two: what the call did at the other end, who called it, and how its
/// caller came to do so, without what Hawser did between.
public final class Traces {
  /// A call's way from its thread to users' code ends here.
  private static final String ENTRY = Invocation.class.getName();

  /// The longest name of a caller, in bytes.
  public static final int LONGEST_ORIGIN = 64 << 10;

  private static final int LONGEST_NAME = 200;
  private static final String MARKER = "<called from ";
  private static final String OBJECTS = "dev.hawser.internal.object.";

  /// What a caller's frames begin with that is none of the caller's.
  private static final List<String> MAKING =
      List.of(
          ConfiguredCaller.class.getName(),
          CallingPeer.class.getName(),
          OutgoingCall.class.getName(),
          Calls.class.getName(),
          Traces.class.getName(),
          Deadline.class.getName(),
          ScopedValue.class.getName(),
          OBJECTS,
          "dev.hawser.object.");

  /// What lies between the entry and users' code.
  private static final List<String> ENTERING =
      List.of(
          ENTRY,
          RegisteredFunctions.class.getName(),
          StaticMembers.class.getName(),
          OBJECTS,
          "dev.hawser.internal.eval.",
          "java.lang.reflect.",
          "jdk.internal.reflect.");

  private Traces() {}

  /// Lets what a call threw go on with the stack of its caller.
  ///
  /// @param from who called, as the other end sees it
  /// @param here made by the calling thread
  public static void join(Throwable thrown, String from, Throwable here) {
    List<StackTraceElement> frames = new ArrayList<>(inside(List.of(thrown.getStackTrace())));
    frames.add(marker(from));
    frames.addAll(inside(around(here.getStackTrace())));
    thrown.setStackTrace(frames.toArray(new StackTraceElement[0]));
  }

  /// Reads like `<called from client-3 at 10.0.0.7:52814>.call(Hawser)`.
  private static StackTraceElement marker(String from) {
    String name = from.substring(0, Math.min(from.length(), LONGEST_NAME));
    String clean = name.replaceAll("\\p{Cntrl}", " ");
    return new StackTraceElement(MARKER + clean + ">", "call", "Hawser", -1);
  }

  /// What users' code did inside a call: all above the outermost entry. All there is, if that is
  /// not inside a call.
  private static List<StackTraceElement> inside(List<StackTraceElement> stack) {
    int end = stack.size() - 1;
    while (end >= 0 && !stack.get(end).getClassName().equals(ENTRY)) {
      end--;
    }
    if (end < 0) {
      return stack;
    }
    while (end > 0 && isOf(ENTERING, stack.get(end - 1))) {
      end--;
    }
    return stack.subList(0, end);
  }

  /// How the caller came to call.
  private static List<StackTraceElement> around(StackTraceElement[] stack) {
    int begin = 0;
    while (begin < stack.length && (isOf(MAKING, stack[begin]) || isProxy(stack[begin]))) {
      begin++;
    }
    return List.of(stack).subList(begin, stack.length);
  }

  /// Whether an exception was thrown at another end, rather than on the way there.
  public static boolean isFromAfar(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(MARKER));
  }

  private static boolean isProxy(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("$Proxy", type.lastIndexOf('.') + 1);
  }

  /// Whether a frame belongs to one of these classes or, where a name ends with a dot, packages.
  private static boolean isOf(List<String> names, StackTraceElement frame) {
    String type = frame.getClassName();
    return names.stream()
        .anyMatch(name ->
            type.startsWith(name)
                && (name.endsWith(".")
                    || type.length() == name.length()
                    || type.charAt(name.length()) == '$'));
  }
}
