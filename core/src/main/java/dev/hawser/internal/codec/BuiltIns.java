package dev.hawser.internal.codec;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is allowed without asking: the types of the JDK that the codec writes itself, the
/// interfaces and base classes that arrays of them are made with, and well-known enums and
/// exceptions.
final class BuiltIns {
  private static final List<Class<?>> PRIMITIVES =
      List.of(
          boolean.class,
          byte.class,
          short.class,
          char.class,
          int.class,
          long.class,
          float.class,
          double.class);

  private static final List<Class<?>> BASES =
      List.of(
          Object.class,
          Number.class,
          CharSequence.class,
          Comparable.class,
          Record.class,
          Enum.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          String.class,
          java.util.Optional.class,
          StackTraceElement.class);

  private static final List<Class<?>> COLLECTIONS =
      List.of(
          Iterable.class,
          java.util.Collection.class,
          java.util.SequencedCollection.class,
          java.util.List.class,
          java.util.ArrayList.class,
          java.util.LinkedList.class,
          java.util.Set.class,
          java.util.HashSet.class,
          java.util.LinkedHashSet.class,
          java.util.SortedSet.class,
          java.util.NavigableSet.class,
          java.util.TreeSet.class,
          java.util.EnumSet.class,
          java.util.Queue.class,
          java.util.Deque.class,
          java.util.ArrayDeque.class,
          Map.class,
          Map.Entry.class,
          HashMap.class,
          java.util.LinkedHashMap.class,
          java.util.SortedMap.class,
          java.util.NavigableMap.class,
          java.util.TreeMap.class,
          java.util.EnumMap.class,
          java.util.concurrent.ConcurrentMap.class,
          java.util.concurrent.ConcurrentHashMap.class);

  private static final List<Class<?>> TIME =
      List.of(
          java.time.ZoneId.class,
          java.time.temporal.Temporal.class,
          java.time.temporal.TemporalAccessor.class,
          java.time.temporal.TemporalAmount.class);

  private static final List<Class<?>> ENUMS =
      List.of(
          java.time.DayOfWeek.class,
          java.time.Month.class,
          java.time.temporal.ChronoUnit.class,
          java.time.temporal.ChronoField.class,
          java.util.concurrent.TimeUnit.class,
          java.math.RoundingMode.class,
          Thread.State.class,
          dev.hawser.Outcome.class);

  private static final List<Class<?>> ERRORS =
      List.of(
          Throwable.class,
          Error.class,
          AssertionError.class,
          LinkageError.class,
          NoClassDefFoundError.class,
          ExceptionInInitializerError.class,
          OutOfMemoryError.class,
          StackOverflowError.class,
          InternalError.class);

  private static final List<Class<?>> CHECKED =
      List.of(
          Exception.class,
          CloneNotSupportedException.class,
          InterruptedException.class,
          ReflectiveOperationException.class,
          ClassNotFoundException.class,
          IllegalAccessException.class,
          InstantiationException.class,
          NoSuchFieldException.class,
          NoSuchMethodException.class,
          java.util.concurrent.TimeoutException.class,
          java.util.concurrent.ExecutionException.class,
          java.util.concurrent.BrokenBarrierException.class,
          java.security.GeneralSecurityException.class,
          IOException.class,
          EOFException.class,
          FileNotFoundException.class,
          FileSystemException.class,
          NoSuchFileException.class,
          FileAlreadyExistsException.class,
          AccessDeniedException.class,
          DirectoryNotEmptyException.class,
          NotDirectoryException.class,
          java.net.SocketException.class,
          java.net.ConnectException.class,
          java.net.SocketTimeoutException.class,
          java.net.UnknownHostException.class);

  private static final List<Class<?>> UNCHECKED =
      List.of(
          RuntimeException.class,
          ArithmeticException.class,
          ArrayIndexOutOfBoundsException.class,
          ArrayStoreException.class,
          ClassCastException.class,
          IllegalArgumentException.class,
          IllegalCallerException.class,
          IllegalMonitorStateException.class,
          IllegalStateException.class,
          IllegalThreadStateException.class,
          IndexOutOfBoundsException.class,
          NegativeArraySizeException.class,
          NullPointerException.class,
          NumberFormatException.class,
          SecurityException.class,
          StringIndexOutOfBoundsException.class,
          UnsupportedOperationException.class,
          java.time.DateTimeException.class,
          java.util.ConcurrentModificationException.class,
          java.util.EmptyStackException.class,
          java.util.InputMismatchException.class,
          java.util.NoSuchElementException.class,
          java.util.concurrent.CancellationException.class,
          java.util.concurrent.CompletionException.class,
          java.util.concurrent.RejectedExecutionException.class,
          UncheckedIOException.class);

  private static final Map<String, Class<?>> BY_NAME = index();

  private BuiltIns() {}

  private static Map<String, Class<?>> index() {
    List<Class<?>> leaves =
        Leaves.all().map(leaf -> leaf.type()).collect(Collectors.<Class<?>>toList());
    return List.of(PRIMITIVES, BASES, COLLECTIONS, TIME, ENUMS, ERRORS, CHECKED, UNCHECKED, leaves)
        .stream()
        .flatMap(List::stream)
        .distinct()
        .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));
  }

  static @Nullable Class<?> find(String name) {
    return BY_NAME.get(name);
  }

  static boolean contains(Class<?> type) {
    return BY_NAME.get(type.getName()) == type;
  }
}
