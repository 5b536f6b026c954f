package dev.hawser.internal.code;

import java.util.List;

/// A lambda or method reference without what it captured: all that `LambdaMetafactory` needs. Names
/// of classes are internal ones (`app/Main`), as in a class file.
///
/// `markers` and `bridges` are for `altMetafactory`: without them an intersection cast, or an
/// interface that narrows an inherited method, would not come back as it was.
///
/// @param interfaceName the functional interface
/// @param markers the other interfaces that it implements, but for {@link java.io.Serializable}
/// @param methodName its one method
/// @param methodType the erased type of that method
/// @param bridges the other erased types by which that method is also called
/// @param instantiatedType the type of that method with the type arguments put in
/// @param implKind a `REF_…` constant of {@link java.lang.invoke.MethodHandleInfo}
/// @param implClass the class with the body; if that was sliced, the slice
/// @param implName the method with the body
/// @param implType its type
/// @param capturedTypes the types of what it captured, as the parameters of a method descriptor
///   whose result is the functional interface
public record LambdaForm(
    String interfaceName,
    List<String> markers,
    String methodName,
    String methodType,
    List<String> bridges,
    String instantiatedType,
    int implKind,
    String implClass,
    String implName,
    String implType,
    String capturedTypes) {
  /// Copies the lists.
  public LambdaForm {
    markers = List.copyOf(markers);
    bridges = List.copyOf(bridges);
  }

  /// Enough to tell lambdas apart as a rule, and quick: the other parts seldom differ alone.
  @Override
  public int hashCode() {
    return 31 * implClass.hashCode() + implName.hashCode();
  }

  /// The same lambda with its body in another class, as a static method of the same name and type.
  LambdaForm movedTo(String otherClass) {
    return new LambdaForm(
        interfaceName,
        markers,
        methodName,
        methodType,
        bridges,
        instantiatedType,
        implKind,
        otherClass,
        implName,
        implType,
        capturedTypes);
  }
}
