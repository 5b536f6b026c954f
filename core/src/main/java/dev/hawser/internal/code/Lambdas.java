package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.io.Serializable;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes lambdas and method references apart, by way of what the JDK offers for Java serialization.
public final class Lambdas {
  private static final String REPLACE = "writeReplace";

  private static final ClassValue<Boolean> ARE_LAMBDAS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isHidden()
              && type.isSynthetic()
              && Serializable.class.isAssignableFrom(type)
              && Arrays.stream(type.getDeclaredMethods()).anyMatch(Lambdas::isReplace);
        }
      };

  private static final ClassValue<LambdaClass> CLASSES =
      new ClassValue<>() {
        @Override
        protected LambdaClass computeValue(Class<?> type) {
          return new LambdaClass(type);
        }
      };

  private Lambdas() {}

  /// A lambda's form, and the class it was written in, for finding its code. Equal for equal forms
  /// of one class.
  public record Parts(LambdaForm form, Class<?> capturer) {}

  /// A lambda taken apart.
  public record Taken(Parts parts, @Nullable Object[] captured) {}

  private static boolean isReplace(Method method) {
    return method.getName().equals(REPLACE) && method.getParameterCount() == 0;
  }

  /// Whether this is a lambda or method reference of a serializable functional interface. Quick:
  /// remembered per class.
  public static boolean isSerializableLambda(Object value) {
    return ARE_LAMBDAS.get(value.getClass());
  }

  /// Takes one apart. Quick: the parts are remembered per class, only the captures are read anew.
  ///
  /// @throws ValueException if its module keeps it closed to this one
  public static Taken take(Object lambda) {
    return CLASSES.get(lambda.getClass()).take(lambda);
  }

  /// The class of the lambdas that one place of the source makes.
  private static final class LambdaClass {
    private final Class<?> type;

    /// Of type `(Object)SerializedLambda`.
    private final MethodHandle replace;

    private volatile @Nullable Parts parts;

    LambdaClass(Class<?> type) {
      this.type = type;
      this.replace = replaceOf(type);
    }

    private static MethodHandle replaceOf(Class<?> type) {
      try {
        Method method = type.getDeclaredMethod(REPLACE);
        if (!method.trySetAccessible()) {
          throw closed(type);
        }
        return MethodHandles.lookup()
            .unreflect(method)
            .asType(MethodType.methodType(SerializedLambda.class, Object.class));
      } catch (ReflectiveOperationException e) {
        throw new ValueException(
            "the lambda " + type.getName() + " cannot be taken apart: " + e, e);
      }
    }

    private static ValueException closed(Class<?> type) {
      String host = type.getNestHost().getName();
      return new ValueException(
          JdkClasses.contains(type)
              ? "a function made by "
                  + host
                  + " of the JDK cannot travel: its code is closed. Call"
                  + " what makes it in a lambda of your own"
              : "a lambda of "
                  + host
                  + " cannot travel: its package is closed to reflection. Add `opens "
                  + type.getPackageName()
                  + " to dev.hawser;` to the module-info of "
                  + type.getModule().getName());
    }

    Taken take(Object lambda) {
      SerializedLambda serialized = serialized(lambda);
      Parts known = parts;
      if (known == null) {
        known = new Parts(formOf(serialized), capturerOf(serialized));
        parts = known;
      }
      @Nullable Object[] captured = new Object[serialized.getCapturedArgCount()];
      for (int i = 0; i < captured.length; i++) {
        captured[i] = serialized.getCapturedArg(i);
      }
      return new Taken(known, captured);
    }

    private SerializedLambda serialized(Object lambda) {
      try {
        return (SerializedLambda) replace.invokeExact(lambda);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable e) {
        throw new ValueException(
            "the lambda " + type.getName() + " cannot be taken apart: " + e, e);
      }
    }

    private Class<?> capturerOf(SerializedLambda lambda) {
      Class<?> named = ClassFiles.find(lambda.getCapturingClass(), type.getClassLoader());
      return named == null ? type.getNestHost() : named;
    }

    private LambdaForm formOf(SerializedLambda lambda) {
      return new LambdaForm(
          lambda.getFunctionalInterfaceClass(),
          markers(lambda.getFunctionalInterfaceClass()),
          lambda.getFunctionalInterfaceMethodName(),
          lambda.getFunctionalInterfaceMethodSignature(),
          bridges(lambda),
          lambda.getInstantiatedMethodType(),
          lambda.getImplMethodKind(),
          lambda.getImplClass(),
          lambda.getImplMethodName(),
          lambda.getImplMethodSignature(),
          capturedTypes(lambda));
    }

    /// What an intersection cast adds is not in the serialized lambda, but the class has it.
    private List<String> markers(String functionalInterface) {
      return Arrays.stream(type.getInterfaces())
          .filter(each -> each != Serializable.class)
          .map(each -> each.getName().replace('.', '/'))
          .filter(each -> !each.equals(functionalInterface))
          .toList();
    }

    private List<String> bridges(SerializedLambda lambda) {
      return Arrays.stream(type.getDeclaredMethods())
          .filter(each -> each.getName().equals(lambda.getFunctionalInterfaceMethodName()))
          .map(each -> MethodType.methodType(each.getReturnType(), each.getParameterTypes()))
          .map(MethodType::descriptorString)
          .filter(each -> !each.equals(lambda.getFunctionalInterfaceMethodSignature()))
          .sorted()
          .toList();
    }

    /// The first parameters of the body, the object it is called on being one of them; the others
    /// come with each call.
    private static String capturedTypes(SerializedLambda lambda) {
      List<ClassDesc> all = new ArrayList<>();
      switch (lambda.getImplMethodKind()) {
        case MethodHandleInfo.REF_invokeVirtual,
            MethodHandleInfo.REF_invokeSpecial,
            MethodHandleInfo.REF_invokeInterface ->
            all.add(ClassDesc.ofInternalName(lambda.getImplClass()));
        default -> {}
      }
      all.addAll(MethodTypeDesc.ofDescriptor(lambda.getImplMethodSignature()).parameterList());
      return MethodTypeDesc.of(
              ClassDesc.ofInternalName(lambda.getFunctionalInterfaceClass()),
              all.subList(0, lambda.getCapturedArgCount()))
          .descriptorString();
    }
  }
}
