package dev.hawser.internal.object;

import static java.util.Objects.requireNonNull;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.RemoteException;
import dev.hawser.internal.operation.Async;
import dev.hawser.object.Exported;
import dev.hawser.object.RemoteRef;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A handle: whatever it is asked is done by {@link Operators} where the object is.
public final class FarReference implements RemoteRef {
  private final Far far;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// See {@link Far#reference}.
  FarReference(Far far) {
    this.far = far;
  }

  /// The object, to be sent or called.
  ///
  /// @throws ClosedException if the handle was closed
  Far far() {
    if (closed.get()) {
      throw new ClosedException(
          "this handle of " + far + " was closed: get the object again", Outcome.NOT_SENT);
    }
    return far;
  }

  /// What the object is known by at a third end to which this handle is given.
  FarReference relay() {
    return far().relay();
  }

  @Override
  public Peer peer() {
    return far.home().peer();
  }

  @Override
  public String typeName() {
    return far.typeName();
  }

  // ---- asking the owner ----

  /// Has an operation done, and brings what it gives: a value, or the face of an object.
  @Nullable Object operate(Operation operation, @Nullable Object... operands) {
    return ask(BuiltIn.OPERATE, "an operation of a handle", operation.name(), operands);
  }

  private @Nullable Object ask(Signature signature, String what, @Nullable Object... arguments) {
    try {
      return made(signature, arguments, what);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new RemoteException(e.getClass().getName(), e.getMessage(), e);
    }
  }

  private @Nullable Object made(Signature signature, @Nullable Object[] arguments, String what)
      throws Throwable {
    Far target = far();
    return new OutgoingInvocation(
            target, signature, what, new Class<?>[0], Object.class, target.home().options())
        .make(arguments, null);
  }

  /// Passes on what a third end asks of the object, whatever it is.
  @Nullable Object pass(long hash, @Nullable Object[] arguments) throws Throwable {
    return made(new Signature("passed on", hash), arguments, "a call for a third end");
  }

  private FarReference handle(Operation operation, @Nullable Object... operands) {
    Object result = requireNonNull(operate(operation, operands), "the other end gave no handle");
    if (result instanceof FarReference handle && handle.far.home() == far.home()) {
      return handle;
    }
    Far found = far.home().farOf(result);
    if (found == null) {
      throw new RefusedException(
          "what came is an object of this end, a "
              + result.getClass().getName()
              + ", and no handle: call a method of an interface to get it");
    }
    return found.reference();
  }

  /// What the object shows.
  Exported describe() {
    Object shown = ask(BuiltIn.DESCRIBE, "describing an object");
    return (Exported) requireNonNull(shown, "the other end described nothing");
  }

  // ---- attributes, methods, items ----

  @Override
  public RemoteRef get(String attribute) {
    return handle(Operation.GET, requireNonNull(attribute, "attribute"));
  }

  @Override
  public void set(String attribute, @Nullable Object value) {
    var _ = operate(Operation.SET, requireNonNull(attribute, "attribute"), value);
  }

  @Override
  public RemoteRef invoke(String method, @Nullable Object... arguments) {
    requireNonNull(method, "method");
    return handle(Operation.INVOKE, method, requireNonNull(arguments, "arguments").clone());
  }

  @Override
  public CompletableFuture<RemoteRef> invokeAsync(String method, @Nullable Object... arguments) {
    requireNonNull(method, "method");
    @Nullable Object[] passed = requireNonNull(arguments, "arguments").clone();
    return Async.of("call-of-handle", () -> invoke(method, passed));
  }

  @Override
  public RemoteRef at(Object indexOrKey) {
    return handle(Operation.AT, requireNonNull(indexOrKey, "indexOrKey"));
  }

  @Override
  public void put(Object indexOrKey, @Nullable Object value) {
    var _ = operate(Operation.PUT, requireNonNull(indexOrKey, "indexOrKey"), value);
  }

  @Override
  public void delete(Object indexOrKey) {
    var _ = operate(Operation.DELETE, requireNonNull(indexOrKey, "indexOrKey"));
  }

  @Override
  public int size() {
    return number(operate(Operation.SIZE)).intValue();
  }

  @Override
  public boolean contains(@Nullable Object item) {
    return isTrue(operate(Operation.CONTAINS, item));
  }

  // ---- operators ----

  @Override
  public RemoteRef plus(Object other) {
    return handle(Operation.PLUS, requireNonNull(other, "other"));
  }

  @Override
  public RemoteRef minus(Object other) {
    return handle(Operation.MINUS, requireNonNull(other, "other"));
  }

  @Override
  public RemoteRef times(Object other) {
    return handle(Operation.TIMES, requireNonNull(other, "other"));
  }

  @Override
  public RemoteRef dividedBy(Object other) {
    return handle(Operation.DIVIDED_BY, requireNonNull(other, "other"));
  }

  @Override
  public RemoteRef remainder(Object other) {
    return handle(Operation.REMAINDER, requireNonNull(other, "other"));
  }

  @Override
  public int compareTo(Object other) {
    return number(operate(Operation.COMPARE, requireNonNull(other, "other"))).intValue();
  }

  @Override
  public boolean isEqualTo(@Nullable Object other) {
    return isTrue(operate(Operation.IS_EQUAL, other));
  }

  // ---- copies ----

  @Override
  public int asInt() {
    return number(operate(Operation.AS_INT)).intValue();
  }

  @Override
  public long asLong() {
    return number(operate(Operation.AS_LONG)).longValue();
  }

  @Override
  public double asDouble() {
    return number(operate(Operation.AS_DOUBLE)).doubleValue();
  }

  private static Number number(@Nullable Object answer) {
    return (Number) requireNonNull(answer, "the other end gave no number");
  }

  @Override
  public boolean asBoolean() {
    return isTrue(operate(Operation.AS_BOOLEAN));
  }

  private static boolean isTrue(@Nullable Object answer) {
    return Boolean.TRUE.equals(answer);
  }

  @Override
  public String asString() {
    return String.valueOf(operate(Operation.AS_STRING));
  }

  @Override
  public @Nullable Object value() {
    return operate(Operation.VALUE);
  }

  @Override
  public <T> T as(Class<T> type) {
    return Casts.to(requireNonNull(type, "type"), this);
  }

  @Override
  public <T extends @Nullable Object> Stream<T> stream(Class<T> type) {
    requireNonNull(type, "type");
    return Pages.stream(handle(Operation.ITEMS), type);
  }

  /// A proxy of the object, as an interface.
  ///
  /// @throws RefusedException if it lacks a method
  <T> T proxy(Class<T> type) {
    far.home().learn(type);
    Exported shown = describe();
    List<String> missing =
        Contract.of(type).methods().stream()
            .filter(each -> !each.method().isDefault())
            .map(each -> each.signature().text())
            .filter(each -> !shown.members().contains(each))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new RefusedException(
          "the object there, a %s, lacks of %s: %s%s"
              .formatted(
                  shown.type(),
                  type.getName(),
                  String.join(", ", missing),
                  namesakes(missing, shown.members())));
    }
    return type.cast(far().proxy(List.of(type)));
  }

  /// What is there under the names of methods that are not: a record that was declared twice makes
  /// two methods of one.
  private static String namesakes(List<String> missing, Collection<String> members) {
    List<String> there =
        members.stream()
            .filter(each -> missing.stream().anyMatch(it -> name(it).equals(name(each))))
            .sorted()
            .toList();
    return there.isEmpty()
        ? ""
        : ". It has "
            + String.join(", ", there)
            + ": both ends must name the same types, so share the classes of records";
  }

  private static String name(String signature) {
    int end = signature.indexOf('(');
    return end < 0 ? signature : signature.substring(0, end);
  }

  // ---- identity ----

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FarReference reference && reference.far == far;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(far);
  }

  @Override
  public String toString() {
    return far.toString();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      far.home().held().closed(far);
    }
  }
}
