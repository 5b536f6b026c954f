package dev.hawser.tool.echo;

import dev.hawser.object.Oneway;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `hawser echo` offers, under the name {@link #NAME}.
///
/// ```java
/// Echo echo = client.lookup(Echo.NAME, Echo.class);
/// ```
///
/// A program without this class has an interface of its own with those of these methods that it
/// wants, or a handle: `client.fetch("test.echo").invoke("echo", 42)`.
public interface Echo {
  /// The name of the object, at its server and at name servers.
  String NAME = "test.echo";

  /// The longest that {@link #slow} takes.
  int LONGEST_MILLIS = 60_000;

  /// Returns what it is given.
  @Nullable Object echo(@Nullable Object value);

  /// As {@link #echo}, for callers that do not wait.
  @Oneway
  void onewayEcho(@Nullable Object value);

  /// How often {@link #onewayEcho} was called.
  long onewayEchoes();

  /// As {@link #echo}, after some time.
  ///
  /// @throws IllegalArgumentException if it is below zero or above {@link #LONGEST_MILLIS}
  @Nullable Object slow(@Nullable Object value, int millis) throws InterruptedException;

  /// Fails: it divides by zero.
  int error();

  /// Fails in this way.
  ///
  /// @throws IllegalStateException always
  void errorWithText(String text);

  /// The numbers from 1 on, made when they are wanted.
  Stream<Integer> generate(int count);

  /// What is not a number.
  double nan();

  /// What is larger than all numbers.
  double infinity();

  /// Whether the server prints each call.
  boolean isVerbose();

  /// Has the server print each call, or not.
  void setVerbose(boolean verbose);

  /// Ends the server.
  @Oneway
  void shutdown();
}
