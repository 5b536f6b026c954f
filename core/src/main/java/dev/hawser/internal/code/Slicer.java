package dev.hawser.internal.code;

import static java.lang.classfile.Attributes.nestHost;
import static java.lang.classfile.Attributes.nestMembers;
import static java.lang.classfile.Attributes.sourceFile;
import static java.lang.classfile.Attributes.stackMapTable;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.DeadCodeOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Cuts a static method, and whatever it calls in its class, out into a class of its own, so that
/// shipping `Main`'s lambda does not run `Main`'s static initialiser at the other end.
///
/// The methods keep their names, types, line numbers and source file; what changes is only the
/// class that calls among them name. {@link Reach} says what can be cut.
final class Slicer {
  /// Code and its frames stay as they are; only the constants they name are written anew.
  private static final ClassFile FORMAT =
      ClassFile.of(
          ConstantPoolSharingOption.NEW_POOL,
          StackMapsOption.DROP_STACK_MAPS,
          DeadCodeOption.KEEP_DEAD_CODE);

  private static final String BETWEEN = "$$";

  /// What the compiler makes for {@link java.io.Serializable} lambdas, and nobody needs here.
  private static final String DESERIALIZE = "$deserializeLambda$";

  private final ClassModel whole;
  private final ClassDesc self;
  private final ClassDesc slice;

  private Slicer(ClassModel whole, ClassDesc slice) {
    this.whole = whole;
    this.self = whole.thisClass().asSymbol();
    this.slice = slice;
  }

  /// Cuts a static method out of a class.
  ///
  /// @param model the class file of `type`
  /// @param original names the class and its file
  static Cut cut(
      ClassModel model,
      Class<?> type,
      String method,
      String descriptor,
      ShippedClass.Original original) {
    Reach reach = Reach.of(model, type, method, descriptor);
    String obstacle = reach.obstacle();
    if (obstacle != null) {
      return new Cut.Whole(obstacle);
    }
    ClassDesc name = nameOf(model, reach.root());
    byte[] bytes = new Slicer(model, name).build(reach.methods(), reach.usesNest());
    return new Cut.Slice(Portion.of(binaryName(name), bytes, original));
  }

  /// The names of all slices that might be cut out of a class.
  static List<ClassDesc> namesOfAll(ClassModel model) {
    return model.methods().stream()
        .filter(Slicer::isCandidate)
        .map(method -> nameOf(model, method))
        .toList();
  }

  static boolean isCandidate(MethodModel method) {
    String name = method.methodName().stringValue();
    return Reach.isStatic(method)
        && !name.equals(ConstantDescs.CLASS_INIT_NAME)
        && !name.equals(DESERIALIZE);
  }

  /// Named after the method, and after its type if there are several of that name.
  private static ClassDesc nameOf(ClassModel model, MethodModel root) {
    String name = root.methodName().stringValue();
    boolean isOverloaded =
        model.methods().stream().filter(each -> each.methodName().equalsString(name)).count() > 1;
    String type = root.methodType().stringValue();
    String suffix = isOverloaded ? BETWEEN + Integer.toHexString(type.hashCode()) : "";
    return ClassDesc.ofInternalName(model.thisClass().asInternalName() + BETWEEN + name + suffix);
  }

  private static String binaryName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  private byte[] build(Set<MethodModel> moved, boolean usesNest) {
    return FORMAT.build(slice, builder -> build(builder, moved, usesNest));
  }

  private void build(ClassBuilder builder, Collection<MethodModel> moved, boolean usesNest) {
    builder
        .withVersion(whole.majorVersion(), whole.minorVersion())
        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
    whole.findAttribute(sourceFile()).ifPresent(builder::with);
    if (usesNest) {
      builder.with(NestHostAttribute.of(self));
    }
    whole.methods().stream()
        .filter(moved::contains)
        .forEach(method -> builder.transformMethod(method, this::move));
  }

  private void move(MethodBuilder builder, MethodElement element) {
    switch (element) {
      case CodeModel code -> builder.transformCode(code, new Redirect(code));
      case AccessFlags flags -> builder.with(flags);
      case ExceptionsAttribute thrown -> builder.with(thrown);
      case MethodParametersAttribute parameters -> builder.with(parameters);
      default -> {}
    }
  }

  /// Whether a class is the host of a nest with other members.
  static boolean isHost(ClassModel model) {
    return model.findAttribute(nestHost()).isEmpty()
        && model.findAttribute(nestMembers()).isPresent();
  }

  /// Makes the calls between moved methods name the slice.
  private final class Redirect implements CodeTransform {
    private final CodeModel original;

    Redirect(CodeModel original) {
      this.original = original;
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      switch (element) {
        case InvokeInstruction call when call.owner().matches(self) ->
            builder.invokestatic(slice, call.name().stringValue(), call.typeSymbol(), false);
        // The only field that is let through says that assertions are off.
        case FieldInstruction access when access.owner().matches(self) -> builder.iconst_1();
        case InvokeDynamicInstruction call -> builder.invokedynamic(redirected(call));
        default -> builder.with(element);
      }
    }

    @Override
    public void atEnd(CodeBuilder builder) {
      if (original instanceof CodeAttribute code) {
        code.findAttribute(stackMapTable()).ifPresent(builder::with);
      }
    }

    private DynamicCallSiteDesc redirected(InvokeDynamicInstruction call) {
      ConstantDesc[] arguments =
          call.bootstrapArgs().stream().map(this::redirected).toArray(ConstantDesc[]::new);
      return DynamicCallSiteDesc.of(
          call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
    }

    private ConstantDesc redirected(ConstantDesc argument) {
      return argument instanceof DirectMethodHandleDesc handle && handle.owner().equals(self)
          ? MethodHandleDesc.ofMethod(
              DirectMethodHandleDesc.Kind.STATIC,
              slice,
              handle.methodName(),
              handle.invocationType())
          : argument;
    }
  }
}
