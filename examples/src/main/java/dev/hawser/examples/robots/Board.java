package dev.hawser.examples.robots;

import module java.desktop;

/// Draws the arena.
final class Board extends JPanel {
  static final Color NIGHT = new Color(0x0E1626);
  static final Color GROUND = new Color(0x16223A);
  static final Color WALL = new Color(0x44587C);
  static final Color TEXT = new Color(0xE6EDF7);
  static final Color PALE = new Color(0x5C6E8C);
  private static final int CELL = 28;
  private static final int MARGIN = 20;

  private transient World world;
  private String banner = "";

  Board(World world) {
    this.world = world;
    int side = world.size() * CELL + 2 * MARGIN;
    setPreferredSize(new Dimension(side, side));
    setBackground(NIGHT);
  }

  void show(World now, String text) {
    world = now;
    banner = text;
    repaint();
  }

  /// A robot keeps its colour, which follows from its name.
  static Color color(Robot robot) {
    return Color.getHSBColor(robot.name().hashCode() % 100 * 0.618f, 0.58f, 0.96f);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.translate(MARGIN, MARGIN);
    int side = world.size() * CELL;
    pen.setColor(GROUND);
    pen.fillRoundRect(-4, -4, side + 8, side + 8, 16, 16);
    pen.setColor(WALL);
    for (Spot each : world.walls()) {
      pen.fillRoundRect(each.x() * CELL + 1, each.y() * CELL + 1, CELL - 1, CELL - 1, 6, 6);
    }
    world.dead().forEach(each -> text(pen, each, "† " + each.name(), 18, PALE));
    world.robots().forEach(each -> body(pen, each));
    world.robots().forEach(each -> text(pen, each, each.words(), -6, TEXT));
    pen.setColor(TEXT);
    pen.setFont(getFont().deriveFont(30f));
    pen.drawString(banner, (side - pen.getFontMetrics().stringWidth(banner)) / 2, side / 2);
    pen.dispose();
  }

  /// A head with eyes that look where it goes, above its strength and its name.
  private static void body(Graphics2D pen, Robot robot) {
    int x = robot.spot().x() * CELL;
    int y = robot.spot().y() * CELL;
    pen.setColor(color(robot));
    pen.drawLine(x + CELL / 2, y + 5, x + CELL / 2, y);
    pen.fillRoundRect(x + 3, y + 5, CELL - 6, CELL - 10, 9, 9);
    pen.fillRect(x + 3, y + CELL - 3, (CELL - 6) * robot.strength() / Robot.MOST_STRENGTH, 3);
    for (int eye : new int[] {x + 8, x + 17}) {
      pen.setColor(TEXT);
      pen.fillOval(eye - 2, y + 9, 7, 7);
      pen.setColor(NIGHT);
      pen.fillOval(eye + 2 * robot.direction().dx(), y + 11 + 2 * robot.direction().dy(), 3, 3);
    }
    text(pen, robot, robot.name(), CELL + 11, TEXT);
  }

  /// Writes something about a robot, in the middle of its cell.
  private static void text(Graphics2D pen, Robot robot, String text, int below, Color color) {
    int middle = robot.spot().x() * CELL + CELL / 2;
    pen.setColor(color);
    pen.drawString(
        text, middle - pen.getFontMetrics().stringWidth(text) / 2, robot.spot().y() * CELL + below);
  }
}
