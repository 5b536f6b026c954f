package dev.hawser.internal.code;

import static java.lang.classfile.Attributes.enclosingMethod;
import static java.lang.classfile.Attributes.exceptions;
import static java.lang.classfile.Attributes.innerClasses;
import static java.lang.classfile.Attributes.nestHost;
import static java.lang.classfile.Attributes.permittedSubclasses;
import static java.lang.classfile.Attributes.signature;
import static java.lang.classfile.Attributes.stackMapTable;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a class file refers to, by internal names. Annotations are passed over, and so are generic
/// types but for those of fields and record components, which say what values hold.
///
/// The difference between *used* and *named* keeps closures small: of a class that is only named
/// (as the type of a parameter, or because it encloses another), no code runs, so that it is needed
/// itself but not what it refers to.
///
/// @param supers its superclass and interfaces
/// @param used the classes whose code it may run
/// @param named the classes that need only be there
/// @param natives its native methods
record References(Set<String> supers, Set<String> used, Set<String> named, List<String> natives) {

  /// What a class refers to.
  static References of(ClassModel model) {
    return new Collector(model).references;
  }

  /// Goes through a class file once.
  private static final class Collector {
    final References references =
        new References(
            new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());

    Collector(ClassModel model) {
      model.superclass().map(ClassEntry::asInternalName).ifPresent(references.supers::add);
      model.interfaces().forEach(each -> references.supers.add(each.asInternalName()));
      surroundings(model);
      model.fields().forEach(this::field);
      model.methods().forEach(this::method);
    }

    private void surroundings(ClassModel model) {
      model.findAttribute(nestHost()).ifPresent(host -> named(host.nestHost()));
      model.findAttribute(enclosingMethod()).ifPresent(outer -> named(outer.enclosingClass()));
      model
          .findAttribute(permittedSubclasses())
          .ifPresent(sealed -> sealed.permittedSubclasses().forEach(this::used));
      model.findAttribute(innerClasses()).stream()
          .flatMap(nested -> nested.classes().stream())
          .filter(nested -> nested.innerClass().equals(model.thisClass()))
          .flatMap(nested -> nested.outerClass().stream())
          .forEach(this::named);
    }

    private void field(FieldModel field) {
      add(references.used, field.fieldTypeSymbol());
      field.findAttribute(signature()).ifPresent(generic -> type(generic.asTypeSignature()));
    }

    private void type(Signature type) {
      switch (type) {
        case Signature.ArrayTypeSig array -> type(array.componentSignature());
        case Signature.ClassTypeSig generic -> {
          add(references.used, generic.classDesc());
          generic.typeArgs().forEach(this::argument);
        }
        default -> {}
      }
    }

    private void argument(Signature.TypeArg argument) {
      if (argument instanceof Signature.TypeArg.Bounded bounded) {
        type(bounded.boundType());
      }
    }

    private void method(MethodModel method) {
      named(method.methodTypeSymbol());
      method
          .findAttribute(exceptions())
          .ifPresent(thrown -> thrown.exceptions().forEach(this::named));
      if ((method.flags().flagsMask() & ClassFile.ACC_NATIVE) != 0) {
        references.natives.add(method.methodName().stringValue());
      }
      method.code().ifPresent(this::code);
    }

    private void code(CodeModel code) {
      code.forEach(this::element);
      if (code instanceof CodeAttribute attribute) {
        attribute.findAttribute(stackMapTable()).stream()
            .flatMap(table -> table.entries().stream())
            .forEach(this::frame);
      }
    }

    private void frame(StackMapFrameInfo frame) {
      Stream.concat(frame.locals().stream(), frame.stack().stream())
          .forEach(type -> {
            if (type instanceof ObjectVerificationTypeInfo object) {
              named(object.className());
            }
          });
    }

    private void element(CodeElement element) {
      switch (element) {
        case FieldInstruction access -> {
          used(access.owner());
          add(references.named, access.typeSymbol());
        }
        case InvokeInstruction call -> {
          used(call.owner());
          named(call.typeSymbol());
        }
        case InvokeDynamicInstruction call -> {
          constant(call.bootstrapMethod());
          call.bootstrapArgs().forEach(this::constant);
          named(call.typeSymbol());
        }
        case NewObjectInstruction made -> used(made.className());
        case NewReferenceArrayInstruction made -> used(made.componentType());
        case NewMultiArrayInstruction made -> used(made.arrayType());
        case LoadConstantInstruction load -> constant(load.constantValue());
        case TypeCheckInstruction check -> named(check.type());
        case ExceptionCatch handler -> handler.catchType().ifPresent(this::named);
        default -> {}
      }
    }

    private void constant(ConstantDesc constant) {
      switch (constant) {
        case ClassDesc type -> add(references.used, type);
        case MethodTypeDesc type -> named(type);
        case DirectMethodHandleDesc handle -> {
          add(references.used, handle.owner());
          named(handle.invocationType());
        }
        case DynamicConstantDesc<?> computed -> {
          constant(computed.bootstrapMethod());
          computed.bootstrapArgsList().forEach(this::constant);
          add(references.named, computed.constantType());
        }
        default -> {}
      }
    }

    private void used(ClassEntry type) {
      add(references.used, type.asSymbol());
    }

    private void named(ClassEntry type) {
      add(references.named, type.asSymbol());
    }

    private void named(MethodTypeDesc type) {
      add(references.named, type.returnType());
      type.parameterList().forEach(each -> add(references.named, each));
    }

    private static void add(Set<String> names, ClassDesc type) {
      ClassDesc element = type;
      while (element.isArray()) {
        element = element.componentType();
      }
      if (element.isClassOrInterface()) {
        String descriptor = element.descriptorString();
        names.add(descriptor.substring(1, descriptor.length() - 1));
      }
    }
  }
}
