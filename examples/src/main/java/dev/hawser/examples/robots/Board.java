package dev.hawser.examples.robots;

import module java.desktop;

/// Draws the arena.
final class Board extends JPanel {
  private static final int CELL = 28;
  private static final int MARGIN = 20;

  private final transient Paint paint;
  private transient World world;
  private String banner = "";

  Board(World world, Paint paint) {
    this.world = world;
    this.paint = paint;
    int side = world.size() * CELL + 2 * MARGIN;
    setPreferredSize(new Dimension(side, side));
  }

  void show(World now, String text) {
    world = now;
    banner = text;
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D smooth = Paint.smooth(graphics);
    smooth.setColor(Paint.NIGHT);
    smooth.fillRect(0, 0, getWidth(), getHeight());
    smooth.translate(MARGIN, MARGIN);
    ground(smooth);
    RobotPainter painter = new RobotPainter(smooth, CELL);
    world.dead().forEach(painter::grave);
    world.robots().forEach(each -> painter.body(each, paint.of(each)));
    world.robots().forEach(each -> painter.label(each, paint.of(each)));
    world.robots().forEach(painter::words);
    banner(smooth);
    smooth.dispose();
  }

  private void ground(Graphics2D graphics) {
    int side = world.size() * CELL;
    graphics.setColor(Paint.GROUND);
    graphics.fillRoundRect(-4, -4, side + 8, side + 8, 16, 16);
    graphics.setColor(Paint.LINES);
    for (int at = CELL; at < side; at += CELL) {
      graphics.drawLine(at, 0, at, side);
      graphics.drawLine(0, at, side, at);
    }
    for (Wall each : world.walls()) {
      int x = each.spot().x() * CELL;
      int y = each.spot().y() * CELL;
      graphics.setColor(Paint.WALL);
      graphics.fillRoundRect(x + 1, y + 1, CELL - 1, CELL - 1, 6, 6);
      graphics.setColor(Paint.WALL_TOP);
      graphics.fillRoundRect(x + 1, y + 1, CELL - 1, 7, 6, 6);
    }
  }

  private void banner(Graphics2D graphics) {
    if (banner.isEmpty()) {
      return;
    }
    graphics.setFont(Paint.bold(30));
    int width = graphics.getFontMetrics().stringWidth(banner) + 60;
    int x = (world.size() * CELL - width) / 2;
    int y = world.size() * CELL / 2 - 36;
    graphics.setColor(new Color(14, 22, 38, 225));
    graphics.fillRoundRect(x, y, width, 72, 24, 24);
    graphics.setColor(Paint.GOLD);
    graphics.drawRoundRect(x, y, width, 72, 24, 24);
    graphics.drawString(banner, x + 30, y + 46);
  }
}
