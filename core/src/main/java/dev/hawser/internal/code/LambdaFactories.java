package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Makes the factories of lambdas: as the compiler would have had them made where the lambda was
/// written. Each factory is made once, and lives as long as the class it was made in.
final class LambdaFactories {
  private static final ClassValue<ConcurrentMap<LambdaForm, MethodHandle>> MADE =
      new ClassValue<>() {
        @Override
        protected ConcurrentMap<LambdaForm, MethodHandle> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private LambdaFactories() {}

  /// The factory of a lambda, made inside a class: the one with its body, as a rule.
  ///
  /// @return of type `(Object[])Object`
  /// @throws ValueException if it cannot be made
  static MethodHandle inside(LambdaForm form, Class<?> host) {
    ConcurrentMap<LambdaForm, MethodHandle> made = MADE.get(host);
    MethodHandle known = made.get(form);
    return known == null ? made.computeIfAbsent(form, missing -> make(missing, host)) : known;
  }

  /// The factory of a lambda whose body is in no class of its closure: a reference to a method of
  /// the JDK, say. Made inside an interface that only its own package can see, else inside the
  /// loader's own anchor, where it goes when the loader goes.
  static MethodHandle outside(LambdaForm form, ShippedLoader loader) {
    try {
      Class<?> type = find(form.interfaceName(), loader);
      if (!Modifier.isPublic(type.getModifiers())) {
        return inside(form, type);
      }
      boolean hawsers = ShippedNames.isHawsers(ShippedNames.packageOf(form.implClass()));
      return hawsers && form.implName().startsWith("lambda$")
          ? inside(form, find(form.implClass(), loader))
          : inside(form, loader.anchor());
    } catch (ClassNotFoundException | LinkageError e) {
      throw failed(form, e);
    }
  }

  private static Class<?> find(String internalName, @Nullable ClassLoader loader)
      throws ClassNotFoundException {
    return Class.forName(ShippedNames.binary(internalName), false, loader);
  }

  private static MethodHandle make(LambdaForm form, Class<?> host) {
    Lookup lookup = Anchor.lookup(host);
    ClassLoader loader = host.getClassLoader();
    try {
      MethodType captured = type(form.capturedTypes(), loader);
      MethodType instantiated = type(form.instantiatedType(), loader);
      MethodHandle body = body(form, lookup, receiver(captured, instantiated));
      List<Object> arguments = new ArrayList<>();
      arguments.add(type(form.methodType(), loader));
      arguments.add(body);
      arguments.add(instantiated);
      addExtras(form, loader, arguments);
      MethodHandle target =
          LambdaMetafactory.altMetafactory(lookup, form.methodName(), captured, arguments.toArray())
              .getTarget();
      return new LambdaMaker(form, captured, target).handle();
    } catch (LambdaConversionException
        | ReflectiveOperationException
        | IllegalArgumentException
        | TypeNotPresentException
        | LinkageError e) {
      throw failed(form, e);
    }
  }

  private static MethodType type(String descriptor, @Nullable ClassLoader loader) {
    return MethodType.fromMethodDescriptorString(descriptor, loader);
  }

  /// What comes after the first three arguments: flags, other interfaces, other method types.
  private static void addExtras(
      LambdaForm form, @Nullable ClassLoader loader, List<Object> arguments)
      throws ClassNotFoundException {
    arguments.add(
        LambdaMetafactory.FLAG_SERIALIZABLE
            | LambdaMetafactory.FLAG_MARKERS
            | LambdaMetafactory.FLAG_BRIDGES);
    arguments.add(form.markers().size());
    for (String marker : form.markers()) {
      arguments.add(find(marker, loader));
    }
    arguments.add(form.bridges().size());
    for (String bridge : form.bridges()) {
      arguments.add(type(bridge, loader));
    }
  }

  /// The type of the object whose method is called, if the body is a method of an object.
  private static @Nullable Class<?> receiver(MethodType captured, MethodType instantiated) {
    if (captured.parameterCount() > 0) {
      return captured.parameterType(0);
    }
    return instantiated.parameterCount() > 0 ? instantiated.parameterType(0) : null;
  }

  private static MethodHandle body(LambdaForm form, Lookup lookup, @Nullable Class<?> receiver)
      throws ReflectiveOperationException, LambdaConversionException {
    ClassLoader loader = lookup.lookupClass().getClassLoader();
    Class<?> home = find(form.implClass(), loader);
    String name = form.implName();
    MethodType type = type(form.implType(), loader);
    return switch (form.implKind()) {
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(home, name, type);
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(home, type);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(home, name, type, lookup.lookupClass());
      case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface ->
          lookup.findVirtual(visible(home, lookup, receiver), name, type);
      default ->
          throw new LambdaConversionException("no method is called by kind " + form.implKind());
    };
  }

  /// The class by which to call a method: the one that declares it, or, if that is hidden from
  /// here, as `AbstractStringBuilder` is, the one by which the compiler called it.
  private static Class<?> visible(Class<?> home, Lookup lookup, @Nullable Class<?> receiver) {
    try {
      return lookup.accessClass(home);
    } catch (IllegalAccessException _) {
      return receiver != null && home.isAssignableFrom(receiver) ? receiver : home;
    }
  }

  private static ValueException failed(LambdaForm form, Throwable cause) {
    return new ValueException(
        "the function "
            + ShippedNames.binary(form.implClass())
            + "::"
            + form.implName()
            + " cannot be made here: "
            + cause,
        cause);
  }
}
