package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An exception keeps its type where that is known, and always its message, stack, cause and
/// suppressed.
class ThrowableTest {
  private final Codec known = Samples.codec();
  private final Codec unknown = new Codec(TypeRegistry.create(), ValueLimits.defaults());

  private static Throwable pass(Codec codec, Throwable thrown) {
    return (Throwable) requireNonNull(codec.decode(Samples.codec().encode(thrown)));
  }

  static List<Throwable> ordinary() {
    IOException cause = new IOException("disk");
    return List.of(
        new RuntimeException(),
        new RuntimeException("plain"),
        new RuntimeException("both", cause),
        new RuntimeException(cause),
        new RuntimeException((String) null, cause),
        new IllegalStateException("state", new Error()),
        new NullPointerException("npe"),
        new ArithmeticException("/ by zero"),
        new NumberFormatException("For input string: \"x\""),
        new IndexOutOfBoundsException(7),
        new ArrayIndexOutOfBoundsException(3),
        new NoSuchElementException("none", cause),
        new UnsupportedOperationException(),
        new ClassCastException("cast"),
        new InterruptedException("stop"),
        new TimeoutException("late"),
        new CancellationException(),
        new ExecutionException("task", cause),
        new ExecutionException(cause),
        new CompletionException(cause),
        new UncheckedIOException("wrapped", cause),
        new UncheckedIOException(cause),
        new FileNotFoundException("a.txt"),
        new NoSuchFileException("a", "b", "reason"),
        new ClassNotFoundException("com.acme.X"),
        new AssertionError("assert", cause),
        new AssertionError(),
        new StackOverflowError(),
        new OutOfMemoryError("heap"),
        new ExceptionInInitializerError(cause),
        new java.util.EmptyStackException(),
        new Samples.OrderFailed("own"));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void aKnownTypeIsKept(Throwable thrown) {
    thrown.addSuppressed(new IOException("suppressed"));

    Throwable copy = pass(known, thrown);

    assertSame(copy, thrown);
    assertThat(copy.getSuppressed()).hasSize(1);
    assertSame(copy.getSuppressed()[0], thrown.getSuppressed()[0]);
  }

  private static void assertSame(Throwable copy, Throwable original) {
    assertThat(copy).hasSameClassAs(original);
    assertThat(copy.getMessage()).isEqualTo(original.getMessage());
    assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
    if (original.getCause() == null) {
      assertThat(copy.getCause()).isNull();
    } else {
      assertSame(requireNonNull(copy.getCause()), original.getCause());
    }
  }

  @Test
  void anUnknownTypeArrivesAsARemoteExceptionThatKeepsItsName() {
    Throwable thrown = new Samples.OrderFailed("own");
    thrown.initCause(new IOException("disk"));

    Throwable copy = pass(unknown, thrown);

    assertThat(copy)
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> assertThat(e.typeName()).isEqualTo(Samples.OrderFailed.class.getName()))
        .hasMessage("own")
        .hasCauseExactlyInstanceOf(IOException.class);
    assertThat(copy.getStackTrace()).isEqualTo(thrown.getStackTrace());
  }

  @Test
  void aRemoteExceptionPassesOnAsTheOriginalType() {
    Throwable hop = pass(unknown, new Samples.OrderFailed("own"));
    Throwable nameless = pass(unknown, new Samples.OrderFailed(requireNonNull("x")));

    assertThat(hop).isInstanceOf(RemoteException.class);
    assertThat(pass(known, hop)).isInstanceOf(Samples.OrderFailed.class).hasMessage("own");
    assertThat(((RemoteException) pass(unknown, nameless)).typeName())
        .isEqualTo(Samples.OrderFailed.class.getName());
  }

  @Test
  void aConstructorThatMeansSomethingElseIsNotBelieved() {
    Throwable copy = pass(known, new Samples.NoSuchUser("eve"));

    assertThat(copy).isInstanceOf(RemoteException.class).hasMessage("no such user: eve");
  }

  @Test
  void aNameOfWhatIsNoExceptionIsMalformed() {
    Output out = new Output();
    out.writeByte(Tag.THROWABLE);
    out.writeVarInt(Names.NEW);
    out.writeUtf8("java.lang.String");
    out.writeByte(Tag.NULL);
    out.writeVarInt(0);

    assertThatThrownBy(() -> known.decode(out.toByteArray()))
        .isInstanceOf(ValueException.class)
        .hasMessage("malformed value: java.lang.String is not an exception");
  }

  @Test
  void aChainOfSharedCausesStaysShared() {
    IOException cause = new IOException("disk");
    Throwable first = new RuntimeException(cause);
    first.addSuppressed(new IllegalStateException(cause));

    Throwable copy = pass(known, first);

    assertThat(copy.getCause()).isSameAs(copy.getSuppressed()[0].getCause());
  }

  @Test
  void aLongChainOfCausesIsCutRatherThanRefused() {
    Throwable thrown = new IOException("root");
    for (int i = 0; i < 300; i++) {
      thrown = new IllegalStateException("level " + i, thrown);
    }

    Throwable copy = pass(known, thrown);

    assertThat(copy).hasMessage("level 299");
    assertThat(copy.getCause()).hasMessage("level 298");
  }

  @Test
  void causesInACircleOfUnknownTypesAreCut() {
    Throwable first = new Samples.OrderFailed("first");
    Throwable second = new Samples.OrderFailed("second");
    first.initCause(second);
    second.initCause(first);

    assertThat(pass(known, first).getCause().getCause()).hasMessage("first");
    Throwable copy = pass(unknown, first);
    assertThat(copy.getCause()).hasMessage("second").hasNoCause();
  }
}
