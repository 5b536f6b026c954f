package dev.hawser.examples.robots;

import module java.base;
import module java.desktop;

import java.util.List;

/// Lists the robots, the strongest first and the dead last.
final class Scoreboard extends JPanel {
  private static final int ROW = 24;

  private final transient Paint paint;
  private transient World world;

  Scoreboard(World world, Paint paint) {
    this.world = world;
    this.paint = paint;
    setBackground(Paint.NIGHT);
    setPreferredSize(new Dimension(232, 200));
  }

  void show(World now) {
    world = now;
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D smooth = Paint.smooth(graphics);
    List<Robot> living =
        world.robots().stream().sorted(Comparator.comparingInt(each -> -each.strength())).toList();
    int y = ROW;
    for (Robot each : living) {
      row(smooth, each, y, paint.of(each), Paint.TEXT);
      y += ROW;
    }
    for (Robot each : world.dead().reversed()) {
      row(smooth, each, y, Paint.faint(Paint.PALE, 110), Paint.faint(Paint.PALE, 150));
      y += ROW;
    }
    smooth.dispose();
  }

  private static void row(Graphics2D graphics, Robot robot, int y, Color color, Color text) {
    graphics.setColor(color);
    graphics.fillRoundRect(2, y - 13, 14, 14, 6, 6);
    graphics.setFont(Paint.font(14));
    graphics.setColor(text);
    graphics.drawString(robot.name(), 28, y);
    if (robot.strength() > 0) {
      new RobotPainter(graphics, ROW).strength(robot, 150, y - 8, 16, color);
    } else {
      graphics.setFont(new Font(Font.SANS_SERIF, Font.ITALIC, 12));
      graphics.drawString("dead", 150, y);
    }
  }
}
