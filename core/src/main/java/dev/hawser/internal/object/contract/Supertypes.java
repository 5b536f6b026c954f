package dev.hawser.internal.object.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All that a type is, each before what it extends or implements, in the order of the declarations.
final class Supertypes {
  private final Set<Class<?>> seen = new LinkedHashSet<>();
  private final Deque<Class<?>> found = new ArrayDeque<>();

  private Supertypes() {}

  /// A type, its superclasses and all its interfaces.
  static List<Class<?>> of(Class<?> type) {
    Supertypes all = new Supertypes();
    all.visit(type);
    return new ArrayList<>(all.found);
  }

  /// All interfaces of a type, itself included if it is one.
  static List<Class<?>> interfaces(Class<?> type) {
    return of(type).stream().filter(Class::isInterface).toList();
  }

  /// What is visited first comes last, as the supertypes of all that follow must.
  private void visit(Class<?> type) {
    if (seen.add(type)) {
      if (type.getSuperclass() != null) {
        visit(type.getSuperclass());
      }
      for (Class<?> each : List.of(type.getInterfaces()).reversed()) {
        visit(each);
      }
      found.addFirst(type);
    }
  }
}
