package dev.hawser.internal.code;

/// A program with a lambda of every kind.
final class Kinds {
  /// Its static methods without parameters return lambdas.
  static final String SOURCE =
      """
      package app;
      class Kinds implements java.io.Serializable {
        interface Task<R> extends java.util.concurrent.Callable<R>, java.io.Serializable {
          R call();
          default String twice() { return "" + call() + call(); }
        }
        interface Fun<A, R> extends java.util.function.Function<A, R>, java.io.Serializable {}
        interface TextFun extends Fun<String, String> { String apply(String text); }
        interface Ints extends java.util.function.IntBinaryOperator, java.io.Serializable {}
        interface Marker {}
        interface Shape { int area(); }
        public record Square(int side) implements Shape, java.io.Serializable {
          public int area() { return side * side; }
          Task<Integer> later() { return () -> side + secret(); }
          private int secret() { return 1000; }
        }
        private static int doubled(int n) { return 2 * n; }
        private String name = "instance";
        private String own(String more) { return name + more; }
        interface Greeter extends java.io.Serializable {
          default Task<String> greeting() { return () -> "hello " + name(); }
          String name();
        }
        record Person(String name) implements Greeter {}

        static Object captures() {
          boolean z = true; byte b = 1; short s = 2; char c = 'c'; int i = 3; long j = 4L;
          float f = 5f; double d = 6d; String text = "t"; int[] array = {7};
          return (Task<String>) () -> "" + z + b + s + c + i + j + f + d + text + array[0];
        }
        static Object plain() { return (Task<String>) () -> "plain"; }
        static Object staticMethod() { return (Fun<Integer, Integer>) Kinds::doubled; }
        static Object unbound() { return (Fun<Square, Integer>) Square::area; }
        static Object unboundInterface() { return (Fun<Shape, Integer>) Shape::area; }
        static Object bound() { return (Task<Integer>) new Square(5)::area; }
        static Object boundPrivate() { return (Fun<String, String>) new Kinds()::own; }
        static Object constructor() { return (Fun<Integer, Square>) Square::new; }
        static Object arrayConstructor() { return (Fun<Integer, int[]>) int[]::new; }
        static Object inRecord() { return new Square(7).later(); }
        static Object inInterface() { return new Person("Ann").greeting(); }
        static Object jdkStatic() { return (Ints) Math::max; }
        static Object jdkVirtual() { return (Fun<String, Integer>) String::length; }
        static Object jdkInterface() { return (Fun<java.util.List<?>, Integer>) java.util.List::size; }
        static Object jdkHidden() { return (Task<Integer>) new StringBuilder("four")::length; }
        static Object jdkConstructor() { return (Fun<String, StringBuilder>) StringBuilder::new; }
        static Object jdkFunction() {
          return (java.util.function.Function<String, Integer> & java.io.Serializable) String::length;
        }
        static Object narrowed() { return (TextFun) String::strip; }
        static Object marked() { return (Task<String> & Marker) () -> "marked"; }
        static Object nested() {
          String outer = "outer";
          return (Task<Task<String>>) () -> () -> outer + " inner";
        }
      }
      """;

  private Kinds() {}
}
