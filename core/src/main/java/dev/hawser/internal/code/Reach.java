package dev.hawser.internal.code;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The static methods of a class that one of them reaches, and whether they would work in another
/// class: they must not touch its fields, its objects, nor anything that it inherits. What it is
/// used for as a type (casts, parameters, `Main.class`) does no harm.
///
/// Assertions are the one thing that differs in a slice: they are off, since the flag that turns
/// them on is a static field.
final class Reach {
  private static final String ASSERTIONS = "$assertionsDisabled";

  private final ClassModel model;
  private final Class<?> type;
  private final ClassDesc self;
  private final Set<MethodModel> methods = new LinkedHashSet<>();
  private final Deque<MethodModel> open = new ArrayDeque<>();
  private boolean usesNest;
  private @Nullable String obstacle;

  private Reach(ClassModel model, Class<?> type) {
    this.model = model;
    this.type = type;
    this.self = model.thisClass().asSymbol();
  }

  /// What a static method reaches in its class.
  static Reach of(ClassModel model, Class<?> type, String method, String descriptor) {
    Reach reach = new Reach(model, type);
    reach.follow(method, descriptor);
    while (!reach.open.isEmpty() && reach.obstacle == null) {
      reach.visit(reach.open.remove());
    }
    return reach;
  }

  static boolean isStatic(MethodModel method) {
    return has(method, ClassFile.ACC_STATIC);
  }

  private static boolean has(MethodModel method, int flag) {
    return (method.flags().flagsMask() & flag) != 0;
  }

  /// What keeps the methods from being moved, or null.
  @Nullable String obstacle() {
    return obstacle;
  }

  /// All methods that are reached, the first one first.
  Set<MethodModel> methods() {
    return methods;
  }

  MethodModel root() {
    return methods.iterator().next();
  }

  /// Whether they use private members of classes nested in this one.
  boolean usesNest() {
    return usesNest;
  }

  private void stop(String why) {
    if (obstacle == null) {
      obstacle = why;
    }
  }

  private void follow(String name, String descriptor) {
    Optional<MethodModel> found =
        model.methods().stream()
            .filter(Slicer::isCandidate)
            .filter(each -> each.methodName().equalsString(name))
            .filter(each -> each.methodType().equalsString(descriptor))
            .findFirst();
    if (found.isEmpty()) {
      stop("it uses " + name + ", which it inherits");
    } else if (methods.add(found.get())) {
      open.add(found.get());
    }
  }

  private void visit(MethodModel method) {
    String name = method.methodName().stringValue();
    if (has(method, ClassFile.ACC_SYNCHRONIZED)) {
      stop(name + " is synchronized");
    } else if (has(method, ClassFile.ACC_NATIVE)) {
      stop(name + " is native");
    }
    method.code().ifPresent(code -> code.forEach(this::visit));
  }

  private void visit(CodeElement element) {
    switch (element) {
      case FieldInstruction access -> visit(access);
      case InvokeInstruction call -> visit(call);
      case NewObjectInstruction made when made.className().matches(self) ->
          stop("it makes an object of it");
      case InvokeDynamicInstruction call -> {
        constant(call.bootstrapMethod(), false);
        call.bootstrapArgs().forEach(argument -> constant(argument, true));
      }
      case LoadConstantInstruction load -> constant(load.constantValue(), false);
      default -> {}
    }
  }

  private void visit(FieldInstruction access) {
    String name = access.name().stringValue();
    boolean isStatic = access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC;
    if (!access.owner().matches(self)) {
      elsewhere(access.owner().asSymbol(), name, access.type().stringValue(), isStatic);
    } else if (!isStatic || access.opcode() != Opcode.GETSTATIC || !name.equals(ASSERTIONS)) {
      stop("it uses its " + (isStatic ? "static " : "") + "field " + name);
    }
  }

  private void visit(InvokeInstruction call) {
    String name = call.name().stringValue();
    String descriptor = call.type().stringValue();
    boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
    if (!call.owner().matches(self)) {
      if (name.equals("lookup") && call.owner().matches(ConstantDescs.CD_MethodHandles)) {
        stop("it uses MethodHandles.lookup(), which tells classes apart");
      }
      elsewhere(call.owner().asSymbol(), name, descriptor, isStatic);
    } else if (isStatic) {
      follow(name, descriptor);
    } else {
      stop("it uses its instance method " + name);
    }
  }

  /// A constant, which may stand for a method of this class only as a lambda's body does.
  private void constant(ConstantDesc constant, boolean mayMove) {
    switch (constant) {
      case DirectMethodHandleDesc handle -> handle(handle, mayMove);
      case DynamicConstantDesc<?> computed -> {
        constant(computed.bootstrapMethod(), false);
        computed.bootstrapArgsList().forEach(argument -> constant(argument, false));
      }
      default -> {}
    }
  }

  private void handle(DirectMethodHandleDesc handle, boolean mayMove) {
    boolean isStatic =
        switch (handle.kind()) {
          case STATIC, INTERFACE_STATIC -> true;
          default -> false;
        };
    if (!handle.owner().equals(self)) {
      elsewhere(handle.owner(), handle.methodName(), handle.lookupDescriptor(), isStatic);
    } else if (isStatic && mayMove) {
      follow(handle.methodName(), handle.lookupDescriptor());
    } else {
      stop("it uses its member " + handle.methodName());
    }
  }

  /// A member of another class: of a nested one it may be private, of a parent protected.
  private void elsewhere(ClassDesc owner, String name, String descriptor, boolean isStatic) {
    Class<?> found = owner.isClassOrInterface() ? find(owner) : null;
    if (found == null) {
      return;
    }
    if (isStatic && isParent(found)) {
      stop("it uses " + name + ", which it inherits");
    } else if (!JdkClasses.contains(found) && isMate(found) && isPrivate(found, name, descriptor)) {
      usesNest = true;
      if (!Slicer.isHost(model)) {
        stop("it uses " + name + ", a private member of " + found.getName());
      }
    }
  }

  private boolean isParent(Class<?> other) {
    return other != Object.class && !other.isInterface() && other.isAssignableFrom(type);
  }

  private boolean isMate(Class<?> other) {
    try {
      return other.isNestmateOf(type);
    } catch (LinkageError _) {
      return false;
    }
  }

  private @Nullable Class<?> find(ClassDesc owner) {
    String descriptor = owner.descriptorString();
    return ClassFiles.find(descriptor.substring(1, descriptor.length() - 1), type.getClassLoader());
  }

  private static boolean isPrivate(Class<?> owner, String name, String descriptor) {
    byte[] bytes = ClassFiles.bytes(owner);
    if (bytes == null) {
      return true;
    }
    ClassModel model = ClassFile.of().parse(bytes);
    Stream<Integer> fields =
        model.fields().stream()
            .filter(each -> each.fieldName().equalsString(name))
            .filter(each -> each.fieldType().equalsString(descriptor))
            .map(each -> each.flags().flagsMask());
    Stream<Integer> methods =
        model.methods().stream()
            .filter(each -> each.methodName().equalsString(name))
            .filter(each -> each.methodType().equalsString(descriptor))
            .map(each -> each.flags().flagsMask());
    return Stream.concat(fields, methods).anyMatch(flags -> (flags & ClassFile.ACC_PRIVATE) != 0);
  }
}
