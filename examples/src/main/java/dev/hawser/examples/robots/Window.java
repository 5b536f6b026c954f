package dev.hawser.examples.robots;

import module java.base;
import module java.desktop;

import dev.hawser.Server;
import javax.swing.Timer;

/// The server with a window: shows the game, adds robots of its own, and begins when it is told to.
final class Window implements Spectator {
  private static final int ROBOTS = 5;

  private final Engine engine = new Engine(RandomGenerator.getDefault(), this);
  private final Board board = new Board(engine.world());
  private final JPanel scores = panel(new GridLayout(0, 1));
  private final JLabel news = label("Waiting for robots", Board.TEXT);
  private final JButton add = button("Add five robots", this::add);
  private final JButton start = button("Start", this::start);
  private final Timer clock = new Timer(Arena.MILLIS, _ -> tick());
  private int added;

  /// Runs until the window is closed.
  static void open() throws InterruptedException {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException(
          "there is no screen for a window here: \"example robots server 7\" needs none");
    }
    Window window = new Window();
    try (Server server =
        Server.builder().grace(Arena.PATIENCE).export("robots", window.engine).open()) {
      IO.println("open at " + server.address());
      SwingUtilities.invokeLater(
          () -> window.show("./hawser example robots player " + server.address() + " NAME hunter"));
      server.awaitClose();
    }
  }

  @Override
  public void hear(String what) {
    SwingUtilities.invokeLater(() -> news.setText(what));
  }

  @Override
  public void see(World world) {
    SwingUtilities.invokeLater(() -> {
      boolean goes = clock.isRunning();
      add.setEnabled(!goes);
      start.setEnabled(!goes);
      board.show(world, goes || world.tick() == 0 ? "" : news.getText());
      scores.removeAll();
      world.robots().stream()
          .sorted(Comparator.comparingInt(each -> -each.strength()))
          .forEach(each -> score(each, Board.color(each)));
      world.dead().reversed().forEach(each -> score(each, Board.PALE));
      scores.revalidate();
    });
  }

  private void show(String invitation) {
    JPanel buttons = panel(new GridLayout(3, 1, 0, 8));
    Stream.of(news, add, start).forEach(buttons::add);
    JPanel side = panel(new BorderLayout());
    side.setPreferredSize(new Dimension(290, 0));
    side.add(scores, BorderLayout.NORTH);
    side.add(buttons, BorderLayout.SOUTH);
    JFrame frame = new JFrame("Robots");
    frame.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
    frame.getContentPane().setBackground(Board.NIGHT);
    frame.add(board, BorderLayout.CENTER);
    frame.add(side, BorderLayout.EAST);
    frame.add(label("To join: " + invitation, Board.TEXT), BorderLayout.SOUTH);
    frame.pack();
    frame.setVisible(true);
  }

  private void add() {
    try {
      for (int i = 0; i < ROBOTS; i++) {
        Arena.add(engine, added++, RandomGenerator.getDefault());
      }
    } catch (IllegalStateException e) {
      news.setText(e.getMessage());
    }
  }

  private void start() {
    if (engine.world().robots().size() < 2) {
      news.setText("A game needs two robots");
    } else {
      engine.begin();
      clock.start();
    }
  }

  /// When a game is over, its end can be seen until somebody signs up for the next.
  private void tick() {
    if (!engine.tick()) {
      clock.stop();
      engine.clear();
    }
  }

  private void score(Robot robot, Color color) {
    String strength = "● ".repeat(robot.strength());
    String lost = "○ ".repeat(Robot.MOST_STRENGTH - robot.strength());
    scores.add(label(strength + lost + robot.name(), color));
  }

  private static JButton button(String text, Runnable action) {
    JButton button = new JButton(text);
    button.setForeground(Board.TEXT);
    button.setBackground(Board.WALL);
    button.addActionListener(_ -> action.run());
    return button;
  }

  private static JLabel label(String text, Color color) {
    JLabel label = new JLabel(text);
    label.setForeground(color);
    label.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
    return label;
  }

  private static JPanel panel(LayoutManager layout) {
    JPanel panel = new JPanel(layout);
    panel.setOpaque(false);
    panel.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    return panel;
  }
}
