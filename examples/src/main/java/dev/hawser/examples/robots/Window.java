package dev.hawser.examples.robots;

import module java.base;
import module java.desktop;

import dev.hawser.Server;

/// The server with a window: shows the game, adds robots of its own, and begins when it is told to.
final class Window implements Spectator {
  private static final int ROBOTS = 5;

  private final Engine engine = new Engine(RandomGenerator.getDefault(), this);
  private final Paint paint = new Paint();
  private final Board board = new Board(engine.world(), paint);
  private final Scoreboard scores = new Scoreboard(engine.world(), paint);
  private final JLabel news = label("Waiting for robots", 13, Paint.PALE);
  private final JButton add = button("Add five robots", Paint.WALL, this::add);
  private final JButton start = button("Start", new Color(0x2E9E6B), this::start);
  private String banner = "";
  private boolean over;
  private int added;

  /// Runs until the window is closed.
  static void open() throws InterruptedException {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException(
          "there is no screen for a window here: \"example robots server 7\" needs none");
    }
    Window window = new Window();
    try (Server server = Server.builder().grace(Arena.PATIENCE).open()) {
      server.export("robots", window.engine);
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
      board.show(world, banner);
      scores.show(world);
    });
  }

  private void show(String invitation) {
    JFrame frame = new JFrame("Robots");
    frame.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
    frame.add(board, BorderLayout.CENTER);
    frame.add(side(), BorderLayout.EAST);
    frame.add(padded(label("To join: " + invitation, 13, Paint.PALE)), BorderLayout.SOUTH);
    frame.pack();
    frame.setResizable(false);
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  private Component side() {
    JPanel buttons = new JPanel(new GridLayout(3, 1, 0, 8));
    buttons.setBackground(Paint.NIGHT);
    buttons.add(news);
    buttons.add(add);
    buttons.add(start);
    JPanel side = new JPanel(new BorderLayout(0, 8));
    side.add(label("Robots", 20, Paint.TEXT), BorderLayout.NORTH);
    side.add(scores, BorderLayout.CENTER);
    side.add(buttons, BorderLayout.SOUTH);
    return padded(side);
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

  /// Begins a game, or makes room for the next one.
  private void start() {
    if (over) {
      engine.clear();
      prepare(false);
    } else if (engine.world().robots().size() < 2) {
      news.setText("A game needs two robots");
    } else {
      add.setEnabled(false);
      start.setEnabled(false);
      Thread.ofVirtual().start(this::play);
    }
  }

  private void play() {
    try {
      engine.play(Arena.MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    SwingUtilities.invokeLater(() -> prepare(true));
  }

  private void prepare(boolean afterGame) {
    over = afterGame;
    banner = afterGame ? news.getText() : "";
    add.setEnabled(!afterGame);
    start.setEnabled(true);
    start.setText(afterGame ? "New game" : "Start");
    see(engine.world());
  }

  private static JButton button(String text, Color color, Runnable action) {
    JButton button = new JButton(text);
    button.setFont(Paint.bold(14));
    button.setForeground(Color.WHITE);
    button.setBackground(color);
    button.setContentAreaFilled(false);
    button.setOpaque(true);
    button.setFocusPainted(false);
    button.setBorder(BorderFactory.createEmptyBorder(10, 16, 10, 16));
    button.addActionListener(_ -> action.run());
    return button;
  }

  private static JLabel label(String text, int size, Color color) {
    JLabel label = new JLabel(text);
    label.setFont(size > 16 ? Paint.bold(size) : Paint.font(size));
    label.setForeground(color);
    return label;
  }

  private static JComponent padded(JComponent inner) {
    inner.setBackground(Paint.NIGHT);
    inner.setOpaque(true);
    inner.setBorder(BorderFactory.createEmptyBorder(14, 16, 14, 16));
    return inner;
  }
}
