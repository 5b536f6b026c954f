package dev.hawser.examples.demo.stage;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Server;
import org.jspecify.annotations.Nullable;

/// One thing that is shown: parts for the players to play, each in its own process, and the order
/// in which the stage has them played.
///
/// Every process has an instance of its own, so a field belongs to one player.
public abstract class Scene {
  private final String title;
  private final String promise;
  private final Map<String, Part> parts = new HashMap<>();

  /// @param title a few words
  /// @param promise what will happen, in one sentence
  protected Scene(String title, String promise) {
    this.title = title;
    this.promise = promise;
  }

  /// What one player does. The answer goes to the stage as text.
  @FunctionalInterface
  public interface Part {
    /// Plays the part.
    @Nullable Object play(Player player, String argument) throws Exception;
  }

  /// What one player does with what ties it to the others.
  ///
  /// @param <T> a server or a client
  @FunctionalInterface
  public interface Task<T> {
    /// Plays the part.
    @Nullable Object play(T self) throws Exception;
  }

  /// Has the parts played, and checks what came of them.
  public abstract void play(Stage stage) throws InterruptedException;

  /// Adds a part that needs more than the player's server or client.
  protected final void part(String name, Part part) {
    if (parts.putIfAbsent(name, part) != null) {
      throw new IllegalArgumentException("'" + title + "' has two parts '" + name + "'");
    }
  }

  /// Adds a part for the server.
  protected final void server(String name, Task<Server> task) {
    part(name, (player, _) -> task.play(player.server()));
  }

  /// Adds a part for a client.
  protected final void client(String name, Task<Client> task) {
    part(name, (player, _) -> task.play(player.client()));
  }

  /// Says something to the audience.
  @SuppressWarnings("AnnotateFormatMethod")
  protected static void say(String format, @Nullable Object... arguments) {
    IO.println(String.format(Locale.ROOT, format, arguments));
  }

  /// What the scene is called.
  public final String title() {
    return title;
  }

  final String promise() {
    return promise;
  }

  final Part part(String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new NoSuchElementException("'" + title + "' has no part '" + name + "'");
    }
    return part;
  }
}
