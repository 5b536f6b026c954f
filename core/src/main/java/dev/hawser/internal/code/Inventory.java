package dev.hawser.internal.code;

import dev.hawser.internal.code.Lambdas.Parts;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what some lambdas and types need, class by class, and what of it cannot travel. For one
/// use by one thread.
///
/// Classes that this process does not have are left out: libraries refer to others that a program
/// need not bring.
final class Inventory {
  private static final String NO_CLASS_FILE =
      " has no class file here: it was made while the program ran. Write it in a class, a record or"
          + " a lambda of the source";

  private final Map<String, Reached> reached = new TreeMap<>();
  private final Deque<Reached> open = new ArrayDeque<>();
  private final Map<String, Set<String>> leanings = new TreeMap<>();
  private final List<LambdaForm> lambdas = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  /// A class of the closure.
  static final class Reached {
    private final Portion portion;
    private final Class<?> type;
    private final Way way;
    private final String reason;
    private boolean isUsed;

    private Reached(Portion portion, Class<?> type, Way way, String reason) {
      this.portion = portion;
      this.type = type;
      this.way = way;
      this.reason = reason;
    }

    Portion portion() {
      return portion;
    }

    /// What refers to it.
    String reason() {
      return reason;
    }
  }

  /// A reference that is being followed: who refers, and whether code of the class may run.
  private record Reference(Way way, @Nullable Reached from, boolean isUse, String reason) {}

  /// Adds a class of values.
  void add(Class<?> type) {
    visit(type, new Reference(Way.from("value"), null, true, "the class of a value"));
    drain();
  }

  /// Adds a lambda. Its number is how many there were before.
  void add(Parts parts) {
    lambdas.add(formOf(parts));
    drain();
  }

  Collection<Reached> classes() {
    return reached.values();
  }

  /// The lambdas in the order in which they were added, with the bodies where they travel.
  List<LambdaForm> lambdas() {
    return lambdas;
  }

  /// For each package the others that its classes refer to.
  Map<String, Set<String>> leanings() {
    return leanings;
  }

  /// Whether there may be something else behind the same names later.
  boolean mayChange() {
    return reached.values().stream().anyMatch(each -> ClassFiles.mayChange(each.type));
  }

  /// What cannot travel, each with the way that leads to it.
  List<String> obstacles() {
    return obstacles;
  }

  private LambdaForm formOf(Parts parts) {
    LambdaForm form = parts.form();
    ClassLoader loader = parts.capturer().getClassLoader();
    String body = form.implClass().replace('/', '.') + "." + form.implName();
    Reference task = new Reference(Way.from("task"), null, true, "the type of " + body);
    Reference named = new Reference(task.way, null, false, "in the type of " + body);
    LambdaForm placed = placed(form, loader, task.way.to(body));
    follow(form.interfaceName(), loader, task);
    form.markers().forEach(each -> follow(each, loader, task));
    Stream.concat(
            form.bridges().stream(),
            Stream.of(
                form.methodType(), form.instantiatedType(), form.capturedTypes(), form.implType()))
        .flatMap(Inventory::typesOf)
        .forEach(each -> follow(each, loader, named));
    return placed;
  }

  private static Stream<String> typesOf(String descriptor) {
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(descriptor);
    return Stream.concat(Stream.of(type.returnType()), type.parameterList().stream())
        .map(Inventory::element)
        .filter(ClassDesc::isClassOrInterface)
        .map(each -> each.descriptorString())
        .map(each -> each.substring(1, each.length() - 1));
  }

  private static ClassDesc element(ClassDesc type) {
    return type.isArray() ? element(type.componentType()) : type;
  }

  /// Decides where a lambda's body travels: in a slice, or where it is.
  private LambdaForm placed(LambdaForm form, @Nullable ClassLoader loader, Way way) {
    Class<?> owner = ClassFiles.find(form.implClass(), loader);
    if (owner == null) {
      obstacles.add(way + NO_CLASS_FILE);
      return form;
    }
    if (form.implKind() == MethodHandleInfo.REF_invokeStatic && !CommonTypes.contains(owner)) {
      switch (Shippable.of(owner).cut(form.implName(), form.implType())) {
        case Cut.Slice slice -> {
          enter(new Reached(slice.portion(), owner, way, "cut out of " + owner.getName()), true);
          return form.movedTo(slice.portion().name().replace('.', '/'));
        }
        case Cut.Whole whole ->
            visit(owner, new Reference(way, null, true, "whole, since " + whole.why()));
      }
    } else {
      visit(owner, new Reference(way, null, true, "has the method " + form.implName()));
    }
    return form;
  }

  private void drain() {
    while (!open.isEmpty()) {
      follow(open.remove());
    }
  }

  private void follow(Reached node) {
    References references = node.portion.references();
    ClassLoader loader = node.type.getClassLoader();
    String name = node.portion.name();
    Reference named = new Reference(node.way, node, false, "named by " + name);
    if (node.isUsed) {
      Reference used = new Reference(node.way, node, true, "used by " + name);
      references.natives().forEach(each -> refuseNative(node, each));
      if (!node.portion.isSlice()) {
        ClassFiles.snippetVariables(node.type).forEach(each -> refuseVariable(node, each));
      }
      references.supers().forEach(each -> follow(each, loader, used));
      references.used().forEach(each -> follow(each, loader, used));
      references.named().forEach(each -> follow(each, loader, named));
    } else {
      references.supers().forEach(each -> follow(each, loader, named));
    }
  }

  private void follow(String internalName, @Nullable ClassLoader loader, Reference reference) {
    if (!internalName.startsWith("java/")) {
      Class<?> found = ClassFiles.find(internalName, loader);
      if (found != null) {
        visit(found, reference);
      }
    }
  }

  private void visit(Class<?> type, Reference reference) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (element.isPrimitive() || CommonTypes.contains(element)) {
      requireExported(element, reference);
      return;
    }
    Portion portion = Shippable.of(element).whole();
    if (portion == null) {
      refuseRuntimeClass(element, reference);
      return;
    }
    Way way = stepTo(reference.way, element.getName());
    enter(new Reached(portion, element, way, reference.reason), reference.isUse);
    if (reference.from != null) {
      lean(reference.from.portion.entry().packageName(), element.getPackageName());
    }
  }

  /// The step to a class is left out where the step before is a member of it.
  private static Way stepTo(Way way, String className) {
    return way.step().startsWith(className + ".") ? way : way.to(className);
  }

  /// Adds a class, or notes that one is used that was only named so far.
  private void enter(Reached node, boolean isUse) {
    Reached known = reached.get(node.portion.name());
    if (known != null && known.type != node.type) {
      refuseOtherOfSameName(node, known);
    } else if (known == null || isUse && !known.isUsed) {
      node.isUsed = isUse;
      reached.put(node.portion.name(), node);
      leanings.computeIfAbsent(node.portion.entry().packageName(), _ -> new TreeSet<>());
      open.add(node);
    }
  }

  private void lean(String from, String on) {
    if (!from.equals(on)) {
      leanings.computeIfAbsent(from, _ -> new TreeSet<>()).add(on);
    }
  }

  private void refuseNative(Reached node, String method) {
    obstacles.add(
        memberOf(node, method)
            + " is a native method: its library does not travel. Register a function where the"
            + " library is, and call it from there with callRemote");
  }

  private void refuseVariable(Reached node, String name) {
    obstacles.add(
        node.way.to(name)
            + " is a variable of JShell: its value does not travel with code. Pass it to the"
            + " function as an argument, or copy it into a local variable of a method");
  }

  private void refuseOtherOfSameName(Reached node, Reached known) {
    obstacles.add(
        node.way
            + " is another class than "
            + known.way
            + ", though it has the same name: they come from different class loaders. Ship them"
            + " apart from each other");
  }

  private static Way memberOf(Reached node, String method) {
    Way before = node.way.before();
    Way from = before != null && node.way.step().equals(node.portion.name()) ? before : node.way;
    return from.to(node.portion.name() + "." + method);
  }

  private void refuseRuntimeClass(Class<?> type, Reference reference) {
    if (reference.isUse) {
      obstacles.add(reference.way.to(type.getName()) + NO_CLASS_FILE);
    }
  }

  private void requireExported(Class<?> type, Reference reference) {
    Module module = type.getModule();
    if (reference.isUse
        && reference.from != null
        && JdkClasses.contains(type)
        && module.isNamed()
        && !module.isExported(type.getPackageName())) {
      obstacles.add(
          reference.way.to(type.getName())
              + " is in the package "
              + type.getPackageName()
              + ", which the module "
              + module.getName()
              + " does not export. Use what the JDK exports instead");
    }
  }
}
