package dev.hawser.internal.object.contract;

import dev.hawser.Peer;
import dev.hawser.Space;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.TypeRegistry;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What cannot be called from afar, and why.
final class ContractRules {
  private static final TypeRegistry BUILT_IN = TypeRegistry.create();

  private ContractRules() {}

  /// Refuses a type that no proxy can implement.
  static void checkKind(Class<?> type) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          type.getName() + " is not an interface: name one that it implements");
    }
    if (type.isSealed()) {
      throw cannotBeCalled(type, "it is sealed, so no proxy may implement it; take that away");
    }
    if (type.isHidden()) {
      throw cannotBeCalled(type, "it is hidden, so the other end has no name for it");
    }
    if (type.isAnnotation()) {
      throw cannotBeCalled(type, "it is an annotation; name an ordinary interface");
    }
  }

  private static IllegalArgumentException cannotBeCalled(Class<?> type, String why) {
    return new IllegalArgumentException(type.getName() + " cannot be called from afar: " + why);
  }

  /// Refuses an interface with methods that cannot be called; the message names all of them.
  static void check(Class<?> type, List<String> complaints) {
    if (complaints.size() == 1) {
      throw cannotBeCalled(type, complaints.getFirst());
    }
    if (!complaints.isEmpty()) {
      throw cannotBeCalled(type, "\n- " + String.join("\n- ", complaints));
    }
  }

  /// What speaks against a method.
  static List<String> complaints(ContractMethod method) {
    List<String> all = new ArrayList<>();
    for (Type parameter : method.types().parameters()) {
      complain(method, "takes", whyNot(parameter), all);
    }
    complain(method, "returns", whyNotReturned(method.types().result()), all);
    if (method.oneway()) {
      complainOfOneway(method, all);
    }
    return all;
  }

  private static void complain(
      ContractMethod method, String verb, @Nullable String why, List<String> to) {
    if (why != null) {
      to.add(method.signature() + " " + verb + " " + why);
    }
  }

  private static void complainOfOneway(ContractMethod method, List<String> to) {
    Method declared = method.method();
    if (declared.getReturnType() != void.class) {
      to.add(
          method.signature()
              + " is @Oneway, but returns "
              + declared.getReturnType().getTypeName()
              + ": nobody waits for it, so let it return nothing");
    }
    Arrays.stream(declared.getExceptionTypes())
        .filter(ContractRules::isChecked)
        .forEach(exception ->
            to.add(
                method.signature()
                    + " is @Oneway, but throws "
                    + exception.getName()
                    + ": nobody waits for it, so let it declare no checked exception"));
  }

  /// Whether an exception tells a caller something. An {@link InterruptedException} does not: it
  /// says that the method waits.
  private static boolean isChecked(Class<?> exception) {
    return !RuntimeException.class.isAssignableFrom(exception)
        && !Error.class.isAssignableFrom(exception)
        && exception != InterruptedException.class;
  }

  // ---- types ----

  private static @Nullable String whyNotReturned(Type type) {
    Class<?> raw = TypeBindings.erasure(type);
    return raw == CompletableFuture.class
        ? whyNotOneOf(TypeBindings.arguments(type))
        : whyNot(type);
  }

  private static @Nullable String whyNotOneOf(List<Type> types) {
    for (Type each : types) {
      String why = whyNot(each);
      if (why != null) {
        return why;
      }
    }
    return null;
  }

  /// The type, or the part of it, that can never travel, and why; null if there is none.
  private static @Nullable String whyNot(Type type) {
    Class<?> raw = element(TypeBindings.erasure(type));
    String why = isSimple(raw) || TypeRegistry.mayBeReplaced(raw) ? null : whyNotItself(raw);
    if (why != null) {
      return raw.getName() + ": " + why;
    }
    return carries(raw) ? whyNotOneOf(TypeBindings.arguments(type)) : null;
  }

  private static Class<?> element(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private static boolean isSimple(Class<?> type) {
    return type == void.class || type == Void.class || BUILT_IN.isKnown(type);
  }

  /// Whether what it is made with travels, too.
  private static boolean carries(Class<?> type) {
    return isSimple(type)
        || type.isRecord()
        || type == CompletionStage.class
        || Returns.of(type) != Returns.VALUE;
  }

  private static @Nullable String whyNotItself(Class<?> type) {
    if (type == InputStream.class || type == OutputStream.class) {
      return null;
    }
    if (InputStream.class.isAssignableFrom(type) || OutputStream.class.isAssignableFrom(type)) {
      return "a stream stays where it is and arrives as a plain one; declare InputStream or"
          + " OutputStream";
    }
    if (Space.class.isAssignableFrom(type)) {
      return "it belongs to its own process; "
          + (type == Peer.class
              ? "a method learns from CallContext who calls it"
              : "the other end has its own");
    }
    if (type.getPackageName().startsWith("java.lang.reflect")
        || type.getPackageName().startsWith("java.lang.invoke")) {
      return "it leads to the insides of a program, which nobody reaches from afar; send a name";
    }
    if (type.getPackageName().equals("java.util.concurrent.locks")) {
      return "a lock belongs to the threads of its process; offer a method that does the guarded"
          + " work";
    }
    if (java.nio.channels.Channel.class.isAssignableFrom(type)
        || Readable.class.isAssignableFrom(type)) {
      return Codec.whyNoValue(type);
    }
    return type.isInterface() ? null : whyNoValue(type);
  }

  private static @Nullable String whyNoValue(Class<?> type) {
    if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
      return "it arrives as another kind of collection; declare an interface such as List, Set or"
          + " Map";
    }
    try {
      TypeRegistry.create().allow(type);
      return null;
    } catch (ValueException _) {
      return Codec.whyNoValue(type);
    }
  }
}
