package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.call.Action;
import dev.hawser.call.Action1;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import dev.hawser.call.Task2;
import dev.hawser.internal.eval.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What requests stand for at the end that runs them.
///
/// @param namespace where source of the other end is evaluated
/// @param functions what may be called by name
record Invocations(Supplier<Namespace> namespace, RegisteredFunctions.Allowed functions) {
  private static final long LARGEST_FILE = 16 << 20;

  /// What a request stands for.
  ///
  /// @throws RefusedException if there is no such thing here
  /// @throws ValueException if the body is none of its kind
  Invocation of(Request.Head head, @Nullable Object[] body) {
    return switch (head.kind()) {
      case SHIPPED -> shipped(body);
      case REGISTERED -> functions.find(head.name(), body);
      case EXPRESSION -> {
        String source = text(body, 0);
        yield () -> namespace.get().evaluate(source);
      }
      case STATEMENTS -> {
        String source = text(body, 0);
        yield action(() -> namespace.get().execute(source));
      }
      case SCRIPT -> file(head.name(), text(body, 0), texts(body, 1));
      case FILE -> file(head.name(), content(head.name()), texts(body, 0));
    };
  }

  /// @param body the function and its arguments
  private static Invocation shipped(@Nullable Object[] body) {
    Object function = body.length == 0 ? null : body[0];
    return switch (function) {
      case Task<?, ?> task when body.length == 1 -> task::call;
      case Action<?> action when body.length == 1 -> action(action);
      case Task1<?, ?, ?> task when body.length == 2 -> one(task, body[1]);
      case Action1<?, ?> action when body.length == 2 -> oneAction(action, body[1]);
      case Task2<?, ?, ?, ?> task when body.length == 3 -> two(task, body[1], body[2]);
      case null, default ->
          throw new ValueException("malformed value: a call of shipped code ships a task");
    };
  }

  /// The types of arguments, and whether they may be null, are a matter between the caller and its
  /// function, as in any call.
  @SuppressWarnings({"unchecked", "NullAway"})
  static Invocation one(Task1<?, ?, ?> task, @Nullable Object argument) {
    Task1<@Nullable Object, ?, ?> any = (Task1<@Nullable Object, ?, ?>) task;
    return () -> any.call(argument);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // As above.
  private static Invocation oneAction(Action1<?, ?> action, @Nullable Object argument) {
    Action1<@Nullable Object, ?> any = (Action1<@Nullable Object, ?>) action;
    return action(() -> any.run(argument));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // As above.
  static Invocation two(Task2<?, ?, ?, ?> task, @Nullable Object first, @Nullable Object second) {
    Task2<@Nullable Object, @Nullable Object, ?, ?> any =
        (Task2<@Nullable Object, @Nullable Object, ?, ?>) task;
    return () -> any.call(first, second);
  }

  private static Invocation action(Action<?> action) {
    return () -> {
      action.run();
      return null;
    };
  }

  private Invocation file(String name, String source, List<String> arguments) {
    return action(() -> namespace.get().run(name, source, arguments));
  }

  private static String content(String name) {
    try {
      Path file = Path.of(name);
      if (Files.size(file) > LARGEST_FILE) {
        throw new RefusedException(
            "'" + name + "' has more than the " + LARGEST_FILE + " bytes that a source file may");
      }
      return Files.readString(file);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(name, e);
    }
  }

  /// A file that cannot be read.
  static RefusedException unreadable(String name, Exception e) {
    return new RefusedException("the file '" + name + "' cannot be read: " + e);
  }

  private static String text(@Nullable Object[] body, int index) {
    if (index < body.length && body[index] instanceof String text) {
      return text;
    }
    throw new ValueException("malformed value: source and its arguments are texts");
  }

  private static List<String> texts(@Nullable Object[] body, int from) {
    return Arrays.stream(body, from, Math.max(from, body.length))
        .map(each -> text(new @Nullable Object[] {each}, 0))
        .toList();
  }
}
