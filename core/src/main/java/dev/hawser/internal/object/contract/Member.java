package dev.hawser.internal.object.contract;

import dev.hawser.object.Callback;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// A method that others may call.
public final class Member {
  private final Method method;
  private final Signature signature;
  private final MethodTypes types;
  private final Class<?>[] parameters;
  private final Class<?> result;
  private final Class<?> element;
  private final Returns returns;
  private final boolean callback;
  private final MethodHandle handle;
  private final Pace pace = new Pace();

  /// A method as its own class has it.
  Member(Method method) {
    this(method, method.getDeclaringClass());
  }

  /// A method as the class of the object has it.
  Member(Method method, Class<?> owner) {
    this(method, owner, TypeBindings.of(owner));
  }

  /// A method as the class of the object has it.
  ///
  /// @param bindings those of the class
  /// @throws IllegalArgumentException if its module does not let Hawser call it
  Member(Method method, Class<?> owner, TypeBindings bindings) {
    this.method = method;
    this.signature = Signature.of(method);
    this.types = MethodTypes.of(method, bindings);
    this.parameters = types.parameterClasses();
    this.result = TypeBindings.erasure(types.result());
    this.returns = Returns.of(method);
    this.element = returns.element(types.result());
    this.callback = isCallback(method) || isCallback(implementation(method, owner));
    this.handle = MemberHandles.call(method);
  }

  private static boolean isCallback(Method method) {
    return method.isAnnotationPresent(Callback.class)
        || method.getDeclaringClass().isAnnotationPresent(Callback.class);
  }

  /// What the class itself has for a method of an interface.
  private static Method implementation(Method method, Class<?> owner) {
    try {
      return owner.getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException _) {
      return method;
    }
  }

  /// The method itself.
  public Method method() {
    return method;
  }

  /// How both ends name it.
  public Signature signature() {
    return signature;
  }

  /// What it mentions, as the class of the object has it.
  MethodTypes types() {
    return types;
  }

  /// The classes it takes, as the class of the object has them.
  public Class<?>[] parameters() {
    return parameters;
  }

  /// The class it returns.
  public Class<?> result() {
    return result;
  }

  /// The class of what a future or many items bring, else of the result.
  public Class<?> element() {
    return element;
  }

  /// The class of what travels as its result: of a future, what that brings.
  public Class<?> passedAs() {
    return returns == Returns.FUTURE ? element : result;
  }

  /// How it brings its result.
  public Returns returns() {
    return returns;
  }

  /// Whether what it throws is logged here, too.
  public boolean isCallback() {
    return callback;
  }

  /// How long it takes.
  public Pace pace() {
    return pace;
  }

  /// Calls it.
  ///
  /// @param arguments as many as it has parameters; those beyond the fixed ones in one array
  public @Nullable Object invoke(Object target, @Nullable Object[] arguments) throws Throwable {
    return handle.invokeExact(target, arguments);
  }

  @Override
  public String toString() {
    return signature.text();
  }
}
