package dev.hawser.examples.robots;

import module java.base;
import module java.desktop;

/// The window's colours and letters.
final class Paint {
  static final Color NIGHT = new Color(0x0E1626);
  static final Color GROUND = new Color(0x141F34);
  static final Color LINES = new Color(0x1B2942);
  static final Color WALL = new Color(0x44587C);
  static final Color WALL_TOP = new Color(0x6179A3);
  static final Color TEXT = new Color(0xE6EDF7);
  static final Color PALE = new Color(0x8496B3);
  static final Color GOLD = new Color(0xF5C451);

  private final Map<String, Color> colors = new HashMap<>();

  /// A robot keeps its colour.
  Color of(Robot robot) {
    return colors.computeIfAbsent(robot.name(), _ -> nextColor());
  }

  /// Steps of the golden ratio around the circle of hues keep neighbours apart.
  private Color nextColor() {
    return Color.getHSBColor(0.55f + 0.618f * colors.size(), 0.58f, 0.96f);
  }

  static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }

  static Color faint(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  static Graphics2D smooth(Graphics graphics) {
    Graphics2D smooth = (Graphics2D) graphics.create();
    smooth.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    smooth.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return smooth;
  }
}
