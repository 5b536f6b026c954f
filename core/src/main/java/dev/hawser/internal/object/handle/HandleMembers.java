package dev.hawser.internal.object.handle;

import dev.hawser.RefusedException;
import dev.hawser.internal.call.Overloads;
import dev.hawser.internal.object.contract.Attribute;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.invocation.Performance;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.stream.NearStream;
import dev.hawser.internal.operation.NearNames;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The attributes and methods of an object by name, for a handle: what is exposed, and nothing
/// else.
final class HandleMembers {
  private final Home home;
  private final Exposure exposure;
  private final @Nullable Object subject;

  HandleMembers(Home home, Exposure exposure, @Nullable Object subject) {
    this.home = home;
    this.exposure = exposure;
    this.subject = subject;
  }

  private Object subject() {
    Object object = subject;
    if (object == null) {
      throw new RefusedException("it is null there, which has neither attributes nor methods");
    }
    return object;
  }

  // ---- attributes ----

  /// What an attribute holds, kept for a handle.
  Object get(String name) throws Throwable {
    Attribute attribute = exposure.getter(name);
    if (attribute == null) {
      throw unknown("attribute that can be read is called", name, readable());
    }
    return home.stored().found(attribute.type(), attribute.get(subject()));
  }

  @Nullable Object set(String name, @Nullable Object value) throws Throwable {
    List<Attribute> ways = exposure.setters(name);
    if (ways.isEmpty()) {
      throw unknown("attribute that can be set is called", name, settable());
    }
    for (Attribute way : ways) {
      Object fitting = home.fitting(way.type(), value);
      if (Overloads.takes(way.type(), fitting)) {
        way.set(subject(), fitting);
        return null;
      }
    }
    throw new RefusedException(
        "the attribute '%s' is a %s, and cannot be set to %s"
            .formatted(name, ways.getFirst().type().getTypeName(), Operators.describe(value)));
  }

  private Stream<String> readable() {
    Stream<String> methods =
        exposure.members().stream()
            .filter(each -> each.parameters().length == 0 && each.result() != void.class)
            .map(each -> property(each.method().getName(), "get", "is"));
    return Stream.concat(methods, exposure.attributes().stream());
  }

  private Stream<String> settable() {
    Stream<String> methods =
        exposure.members().stream()
            .filter(each -> each.parameters().length == 1)
            .filter(each -> each.method().getName().startsWith("set"))
            .map(each -> property(each.method().getName(), "set"));
    return Stream.concat(methods, exposure.attributes().stream())
        .filter(each -> !exposure.setters(each).isEmpty());
  }

  private static String property(String method, String... prefixes) {
    for (String prefix : prefixes) {
      if (method.startsWith(prefix) && method.length() > prefix.length()) {
        String rest = method.substring(prefix.length());
        return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
      }
    }
    return method;
  }

  // ---- methods ----

  /// What a method returns, kept for a handle.
  Object invoke(String name, @Nullable Object[] arguments) throws Throwable {
    List<Member> named = exposure.named(name);
    if (named.isEmpty()) {
      throw unknown(
          "method is called",
          name,
          exposure.members().stream().map(each -> each.method().getName()));
    }
    List<Method> methods = named.stream().map(Member::method).toList();
    Method chosen = Overloads.choose(methods, arguments);
    if (chosen != null) {
      return call(named.get(methods.indexOf(chosen)), arguments);
    }
    List<Member> fitting = new ArrayList<>(named);
    fitting.removeIf(
        each -> Overloads.choose(List.of(each.method()), fitted(each, arguments)) == null);
    if (fitting.size() != 1) {
      throw new RefusedException(
          "%s takes no (%s); there is %s"
              .formatted(name, Overloads.describe(arguments), Overloads.list(methods)));
    }
    return call(fitting.getFirst(), fitted(fitting.getFirst(), arguments));
  }

  /// Arguments of which some are handles, as proxies of the interfaces that a method takes.
  private @Nullable Object[] fitted(Member member, @Nullable Object[] arguments) {
    Class<?>[] types = member.method().getParameterTypes();
    @Nullable Object[] fitted = arguments.clone();
    for (int i = 0; i < Math.min(types.length, fitted.length); i++) {
      fitted[i] = home.fitting(types[i], fitted[i]);
    }
    return fitted;
  }

  private Object call(Member member, @Nullable Object[] arguments) throws Throwable {
    @Nullable Object[] passed = Overloads.passed(member.method(), arguments);
    Object result = Performance.finished(member, member.invoke(subject(), passed));
    Class<?> declared = member.element();
    return home.stored().found(declared, NearStream.ofResult(home, declared, result));
  }

  private RefusedException unknown(String what, String name, Stream<String> known) {
    String hint =
        exposure.isValue()
            ? "; it is a value: take its items, calculate with it, or take a copy"
            : NearNames.hint(name, known);
    return new RefusedException(
        "no %s '%s' of the object there, a %s%s".formatted(what, name, exposure.typeName(), hint));
  }
}
