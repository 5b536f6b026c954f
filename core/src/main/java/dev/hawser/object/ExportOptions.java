package dev.hawser.object;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// How an object is exported. Immutable: each method gives another one.
public final class ExportOptions {
  /// Which calls of an object wait for each other.
  public enum Threading {
    /// None: calls run side by side.
    PARALLEL,
    /// All calls of the object run one after the other, in the order in which they came.
    SERIAL,
    /// The calls of one session do.
    SERIAL_PER_SESSION
  }

  private static final ExportOptions DEFAULTS =
      new ExportOptions(List.of(), Set.of(), Threading.PARALLEL, null, true);

  private final List<Class<?>> interfaces;
  private final Set<String> aliases;
  private final Threading threading;
  private final @Nullable Executor executor;
  private final boolean stacks;

  private ExportOptions(
      List<Class<?>> interfaces,
      Set<String> aliases,
      Threading threading,
      @Nullable Executor executor,
      boolean stacks) {
    this.interfaces = interfaces;
    this.aliases = aliases;
    this.threading = threading;
    this.executor = executor;
    this.stacks = stacks;
  }

  /// The object's own interfaces; no aliases; calls run in parallel, on threads of Hawser's; stacks
  /// of exceptions are shown.
  public static ExportOptions defaults() {
    return DEFAULTS;
  }

  /// Of the object's interfaces, only these can be reached. It need not implement them: it is
  /// enough that it has methods like theirs that are {@link Exposed}.
  ///
  /// @throws IllegalArgumentException if one is no interface
  public ExportOptions as(Class<?>... types) {
    for (Class<?> type : requireNonNull(types, "types")) {
      if (!requireNonNull(type, "type").isInterface()) {
        throw new IllegalArgumentException(
            type.getName() + " is not an interface: name one that the object implements");
      }
    }
    List<Class<?>> distinct = List.copyOf(new LinkedHashSet<>(List.of(types)));
    return new ExportOptions(distinct, aliases, threading, executor, stacks);
  }

  /// Other names for the same object, beside those given before.
  public ExportOptions alias(String... names) {
    Set<String> all = new LinkedHashSet<>(aliases);
    for (String name : requireNonNull(names, "names")) {
      all.add(requireNonNull(name, "name"));
    }
    return new ExportOptions(
        interfaces, Collections.unmodifiableSet(all), threading, executor, stacks);
  }

  /// Calls run one after the other.
  public ExportOptions serial() {
    return threading(Threading.SERIAL);
  }

  /// The calls of one session run one after the other.
  public ExportOptions serialPerSession() {
    return threading(Threading.SERIAL_PER_SESSION);
  }

  private ExportOptions threading(Threading other) {
    return new ExportOptions(interfaces, aliases, other, executor, stacks);
  }

  /// Calls run where this executor runs them, such as `SwingUtilities::invokeLater`. One that
  /// refuses a call makes it fail.
  public ExportOptions on(Executor other) {
    return new ExportOptions(
        interfaces, aliases, threading, requireNonNull(other, "other"), stacks);
  }

  /// Exceptions go to callers without the stack they have here.
  public ExportOptions hideStacks() {
    return new ExportOptions(interfaces, aliases, threading, executor, false);
  }

  /// The interfaces that can be reached; empty for the object's own.
  public List<Class<?>> interfaces() {
    return interfaces;
  }

  /// Other names for the same object.
  public Set<String> aliases() {
    return aliases;
  }

  /// Which calls wait for each other.
  public Threading threading() {
    return threading;
  }

  /// Where calls run, or null.
  public @Nullable Executor executor() {
    return executor;
  }

  /// Whether callers see the stacks of exceptions.
  public boolean showsStacks() {
    return stacks;
  }
}
