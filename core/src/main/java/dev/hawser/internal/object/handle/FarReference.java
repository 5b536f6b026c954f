package dev.hawser.internal.object.handle;

import static java.util.Objects.requireNonNull;

import dev.hawser.RefusedException;
import dev.hawser.RemoteException;
import dev.hawser.internal.object.contract.Contract;
import dev.hawser.internal.object.contract.Signature;
import dev.hawser.internal.object.invocation.BuiltIn;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Handle;
import dev.hawser.internal.operation.Async;
import dev.hawser.object.Exported;
import dev.hawser.object.RemoteRef;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A handle: whatever it is asked is done by {@link Operators} where the object is.
public final class FarReference extends Handle {
  /// See {@link Far#reference}.
  public FarReference(Far far) {
    super(far);
  }

  // ---- asking the owner ----

  /// Has an operation done, and brings what it gives: a value, or the face of an object.
  @Nullable Object operate(Operation operation, @Nullable Object... operands) {
    return ask(BuiltIn.OPERATE, "an operation of a handle", operation.name(), operands);
  }

  private @Nullable Object ask(Signature signature, String what, @Nullable Object... arguments) {
    try {
      return BuiltIn.ask(far(), signature, what, arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new RemoteException(e.getClass().getName(), e.getMessage(), e);
    }
  }

  private FarReference handle(Operation operation, @Nullable Object... operands) {
    Object result = requireNonNull(operate(operation, operands), "the other end gave no handle");
    if (result instanceof FarReference handle && isBeside(handle)) {
      return handle;
    }
    Far found = home().farOf(result);
    if (found == null) {
      throw new RefusedException(
          "what came is an object of this end, a "
              + result.getClass().getName()
              + ", and no handle: call a method of an interface to get it");
    }
    return (FarReference) found.reference(); // no handle is anything else
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
    home().learn(type);
    Exported shown = describe();
    List<String> missing =
        Contract.of(type).methods().stream()
            .filter(each -> !each.method().isDefault())
            .map(each -> each.signature().text())
            .filter(each -> !shown.members().contains(each))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw Mismatch.of(type, shown, missing);
    }
    return type.cast(far().proxy(List.of(type)));
  }
}
