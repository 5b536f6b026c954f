package dev.hawser.examples.functions;

import module java.base;

import dev.hawser.Server;

/// The server.
public final class ToolboxServer implements Toolbox {
  /// A box, at either end.
  static final class Carton implements Box {
    private volatile String content = "nothing";

    @Override
    public void put(String other) {
      content = other;
    }

    @Override
    public String content() {
      return content;
    }
  }

  private final Box own = new Carton();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("toolbox", new ToolboxServer()).serve();
  }

  @Override
  public List<Integer> map(Function<Integer, Integer> function, List<Integer> values) {
    return values.stream().map(function).toList();
  }

  @Override
  public Function<Integer, Integer> cube() {
    return x -> {
      IO.println("the server cubes " + x);
      return x * x * x;
    };
  }

  @Override
  public Box box() {
    return own;
  }

  @Override
  public Box echo(Box box) {
    return box;
  }

  @Override
  public boolean isMine(Box box) {
    return box == own;
  }

  @Override
  public void addTo(List<String> words) {
    words.add("added by the server");
  }
}
