package dev.hawser.internal.eval;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;

/// Makes everything in a class public that is not private.
///
/// To the compiler, all code of a namespace is in one package. In the JVM it is not, since each
/// expression has a class loader of its own that can be let go.
final class OpenClass {
  private OpenClass() {}

  static byte[] of(byte[] bytes) {
    ClassFile format = ClassFile.of();
    return format.transformClass(format.parse(bytes), OpenClass::copy);
  }

  private static void copy(ClassBuilder copy, ClassElement element) {
    switch (element) {
      case AccessFlags flags -> copy.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
      case FieldModel field ->
          copy.transformField(
              field,
              (builder, part) -> {
                if (part instanceof AccessFlags flags) {
                  builder.withFlags(open(flags.flagsMask()));
                } else {
                  builder.with(part);
                }
              });
      case MethodModel method when !method.methodName().equalsString("<clinit>") ->
          copy.transformMethod(
              method,
              (builder, part) -> {
                if (part instanceof AccessFlags flags) {
                  builder.withFlags(open(flags.flagsMask()));
                } else {
                  builder.with(part);
                }
              });
      default -> copy.with(element);
    }
  }

  private static int open(int flags) {
    return (flags & ClassFile.ACC_PRIVATE) != 0
        ? flags
        : (flags & ~ClassFile.ACC_PROTECTED) | ClassFile.ACC_PUBLIC;
  }
}
