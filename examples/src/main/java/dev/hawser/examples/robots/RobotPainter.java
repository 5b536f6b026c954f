package dev.hawser.examples.robots;

import module java.desktop;

/// Draws one robot into a cell of the arena.
final class RobotPainter {
  private static final int LABEL = 11;

  private final Graphics2D graphics;
  private final int cell;

  RobotPainter(Graphics2D graphics, int cell) {
    this.graphics = graphics;
    this.cell = cell;
  }

  /// A head with eyes that look where it goes.
  void body(Robot robot, Color color) {
    int x = robot.spot().x() * cell;
    int y = robot.spot().y() * cell;
    int middle = x + cell / 2;
    graphics.setColor(color.darker());
    graphics.setStroke(new BasicStroke(2));
    graphics.drawLine(middle, y + 6, middle, y + 1);
    graphics.fillOval(middle - 2, y - 2, 5, 5);
    graphics.setPaint(new GradientPaint(0, y, color, 0, y + (float) cell, color.darker()));
    graphics.fillRoundRect(x + 3, y + 5, cell - 6, cell - 8, 9, 9);
    for (int eye : new int[] {middle - 5, middle + 5}) {
      graphics.setColor(Color.WHITE);
      graphics.fillOval(eye - 3, y + 9, 7, 7);
      graphics.setColor(Paint.NIGHT);
      graphics.fillOval(
          eye - 1 + 2 * robot.direction().dx, y + 11 + 2 * robot.direction().dy, 3, 3);
    }
  }

  /// How strong it is, and its name.
  void label(Robot robot, Color color) {
    int x = robot.spot().x() * cell;
    int y = (robot.spot().y() + 1) * cell;
    strength(robot, x + 3, y - 1, (cell - 6) / Robot.MOST_STRENGTH, color);
    centered(robot.name(), x + cell / 2, y + 13, Paint.TEXT);
  }

  /// Small bars, of which one goes out whenever the robot is hurt.
  void strength(Robot robot, int x, int y, int width, Color color) {
    for (int i = 0; i < Robot.MOST_STRENGTH; i++) {
      graphics.setColor(i < robot.strength() ? color : Paint.faint(Paint.PALE, 70));
      graphics.fillRoundRect(x + i * width, y, width - 1, 4, 2, 2);
    }
  }

  /// What it says, in a bubble above it.
  void words(Robot robot) {
    if (robot.words().isEmpty()) {
      return;
    }
    graphics.setFont(Paint.bold(LABEL));
    FontMetrics metrics = graphics.getFontMetrics();
    int width = metrics.stringWidth(robot.words()) + 14;
    int middle = robot.spot().x() * cell + cell / 2;
    int x = Math.max(-10, middle - width / 2);
    int y = Math.max(-18, robot.spot().y() * cell - 24);
    graphics.setColor(Paint.TEXT);
    graphics.fillRoundRect(x, y, width, 19, 10, 10);
    graphics.fillPolygon(
        new int[] {middle - 4, middle + 4, middle}, new int[] {y + 18, y + 18, y + 23}, 3);
    graphics.setColor(Paint.NIGHT);
    graphics.drawString(robot.words(), x + 7, y + 14);
  }

  /// Where it died.
  void grave(Robot robot) {
    int x = robot.spot().x() * cell + cell / 2;
    int y = robot.spot().y() * cell;
    graphics.setColor(Paint.faint(Paint.PALE, 110));
    graphics.fillRoundRect(x - 2, y + 4, 5, cell - 8, 2, 2);
    graphics.fillRoundRect(x - 7, y + 9, 15, 5, 2, 2);
    centered(robot.name(), x, y + cell + 11, Paint.faint(Paint.PALE, 140));
  }

  private void centered(String text, int middle, int y, Color color) {
    graphics.setFont(Paint.font(LABEL));
    int x = middle - graphics.getFontMetrics().stringWidth(text) / 2;
    graphics.setColor(Paint.faint(Paint.NIGHT, 170));
    graphics.drawString(text, x + 1, y + 1);
    graphics.setColor(color);
    graphics.drawString(text, x, y);
  }
}
