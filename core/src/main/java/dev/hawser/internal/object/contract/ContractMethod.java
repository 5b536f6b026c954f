package dev.hawser.internal.object.contract;

import dev.hawser.object.Idempotent;
import dev.hawser.object.Oneway;
import java.lang.reflect.Method;
import java.util.List;

/// A method of a {@link Contract}.
///
/// @param types what it mentions, type variables replaced by what the contract says they are
/// @param parameters the classes it takes
/// @param result the class it returns
/// @param element the class of what a future or many items bring, else of the result
public record ContractMethod(
    Method method,
    Signature signature,
    MethodTypes types,
    Class<?>[] parameters,
    Class<?> result,
    Class<?> element,
    Returns returns,
    boolean oneway,
    boolean idempotent) {
  static ContractMethod of(Method method) {
    return of(method, TypeBindings.of(method.getDeclaringClass()));
  }

  /// A method as a sub-interface sees it.
  static ContractMethod of(Method method, TypeBindings bindings) {
    MethodTypes types = MethodTypes.of(method, bindings);
    Returns returns = Returns.of(method);
    return new ContractMethod(
        method,
        Signature.of(method),
        types,
        types.parameterClasses(),
        TypeBindings.erasure(types.result()),
        returns.element(types.result()),
        returns,
        method.isAnnotationPresent(Oneway.class),
        method.isAnnotationPresent(Idempotent.class));
  }

  /// Whether it speaks of {@link InterruptedException}.
  public boolean isInterruptible() {
    return List.of(method.getExceptionTypes()).contains(InterruptedException.class);
  }

  /// The interface that declares it.
  Class<?> declarer() {
    return method.getDeclaringClass();
  }

  /// Whether its result can be that of another method of the same signature, or the other way
  /// round: else no class can have both.
  boolean agreesWith(ContractMethod other) {
    Class<?> mine = method.getReturnType();
    Class<?> theirs = other.method.getReturnType();
    return mine.isAssignableFrom(theirs) || theirs.isAssignableFrom(mine);
  }

  /// Which of two of the same signature is the one that counts: the one further down, or the one
  /// that says more of its result.
  ContractMethod orBetter(ContractMethod other) {
    if (declarer().isAssignableFrom(other.declarer())) {
      return other;
    }
    if (other.declarer().isAssignableFrom(declarer())) {
      return this;
    }
    return method.getReturnType().isAssignableFrom(other.method.getReturnType())
            && method.getReturnType() != other.method.getReturnType()
        ? other
        : this;
  }

  /// As messages speak of it.
  public String what() {
    return "a call of " + declarer().getSimpleName() + "." + method.getName();
  }
}
