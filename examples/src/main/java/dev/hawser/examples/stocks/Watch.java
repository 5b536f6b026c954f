package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.names.Services;

/// The third phase, third program: sees what it has chosen.
public final class Watch {
  /// Runs until its input ends, or Enter is pressed.
  ///
  /// @param args the hub's address, the viewer's name, and the symbols to see
  public static void main(String... args) throws IOException {
    try (Services services = Services.at(args[0])) {
      Board board = services.proxy(Board.NAME, Board.class);
      IO.println("there are " + board.symbols());
      Viewer viewer = new Viewer(args[1]);
      board.show(Set.copyOf(Arrays.asList(args).subList(2, args.length)), viewer);
      var _ = System.in.read();
      board.hide(viewer);
    }
  }
}
