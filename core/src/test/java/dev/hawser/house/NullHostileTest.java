package dev.hawser.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Null where no `@Nullable` invites it is refused at once, by the parameter's name.
///
/// Covers what can be reached without a server: static factories, constructors, and the methods of
/// builders and other concrete types that such a factory makes. Exceptions are exempt: one is made
/// when something else has already failed, and a second failure would hide the first.
class NullHostileTest {
  /// One parameter of one method, with everything else that a call of it needs.
  private record Case(Executable executable, @Nullable Object target, int position, Object[] rest) {
    String name() {
      String owner = executable.getDeclaringClass().getSimpleName();
      return (executable instanceof Method ? owner + "." + executable.getName() : "new " + owner)
          + Arrays.stream(executable.getParameterTypes()).map(Class::getSimpleName).toList()
          + " refuses null as "
          + parameter().getName();
    }

    Parameter parameter() {
      return executable.getParameters()[position];
    }

    /// Calls with null at the position, and gives what was thrown.
    Optional<Throwable> thrown() throws ReflectiveOperationException {
      Object[] arguments = rest.clone();
      arguments[position] = null;
      try {
        if (executable instanceof Constructor<?> constructor) {
          constructor.newInstance(arguments);
        } else {
          ((Method) executable).invoke(target, arguments);
        }
        return Optional.empty();
      } catch (InvocationTargetException e) {
        return Optional.of(e.getCause());
      }
    }
  }

  @TestFactory
  @DisplayName("null is refused by name")
  Stream<DynamicTest> nullIsRefusedByName() throws IOException {
    return Exported.types().stream()
        .filter(type -> !Throwable.class.isAssignableFrom(type))
        .flatMap(NullHostileTest::casesOf)
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) throws ReflectiveOperationException {
    Optional<Throwable> thrown = each.thrown();
    if (thrown.isEmpty()) {
      fail(each.name() + ": it was accepted");
    }
    assertThat(thrown.get())
        .as(each.name())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining(each.parameter().getName());
  }

  private static Stream<Case> casesOf(Class<?> type) {
    List<Case> cases = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      Arrays.stream(type.getConstructors()).forEach(each -> addCases(each, null, cases));
    }
    Optional<Object> instance = type.isInterface() ? Optional.empty() : Samples.of(type);
    for (Method method : type.getDeclaredMethods()) {
      if (isEligible(method)) {
        if (Modifier.isStatic(method.getModifiers())) {
          addCases(method, null, cases);
        } else {
          instance.ifPresent(target -> addCases(method, target, cases));
        }
      }
    }
    return cases.stream();
  }

  /// `equals` takes null by its own contract, and what the compiler made is not ours.
  private static boolean isEligible(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !method.isSynthetic()
        && !method.getName().equals("equals")
        && !(method.getDeclaringClass().isEnum() && method.getName().equals("valueOf"));
  }

  private static void addCases(Executable executable, @Nullable Object target, List<Case> cases) {
    Samples.forParametersOf(executable)
        .ifPresent(rest -> {
          for (int i = 0; i < rest.length; i++) {
            if (refusesNull(executable, i)) {
              cases.add(new Case(executable, target, i, rest));
            }
          }
        });
  }

  private static boolean refusesNull(Executable executable, int position) {
    AnnotatedType type = annotatedType(executable, position);
    return !executable.getParameterTypes()[position].isPrimitive()
        && !type.isAnnotationPresent(Nullable.class);
  }

  /// A record says what may be null on its components: javac does not always copy that to the
  /// parameters of a compact constructor.
  private static AnnotatedType annotatedType(Executable executable, int position) {
    Class<?> owner = executable.getDeclaringClass();
    if (executable instanceof Constructor<?> && owner.isRecord()) {
      RecordComponent[] components = owner.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      if (Arrays.equals(types, executable.getParameterTypes())) {
        return components[position].getAnnotatedType();
      }
    }
    return executable.getAnnotatedParameterTypes()[position];
  }
}
