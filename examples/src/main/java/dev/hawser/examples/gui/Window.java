package dev.hawser.examples.gui;

import module java.base;
import module java.desktop;

import javax.swing.Timer;

/// A Swing window that shows lines.
final class Window implements EventLoop {
  private static final Color INK = new Color(0x1F2A37);
  private static final Color PALE = new Color(0x8A97A6);
  private static final Color SEA = new Color(0x0B5CAD);
  private static final Color RUST = new Color(0xB54708);
  private static final Color FRAME = new Color(0xEEF2F6);

  private static final Color LINE = new Color(0xD5DDE6);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

  private final JTextPane lines = new JTextPane();

  static EventLoop of(String title) {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException("there is no screen for a window here: add headless");
    }
    Window window = new Window();
    window.execute(() -> window.open(title));
    return window;
  }

  private void open(String title) {
    JFrame frame = new JFrame(title);
    frame.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
    frame.add(heading(title), BorderLayout.NORTH);
    frame.add(paper(), BorderLayout.CENTER);
    frame.add(keyboard(frame), BorderLayout.SOUTH);
    frame.setSize(620, 640);
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  @Override
  public void execute(Runnable task) {
    SwingUtilities.invokeLater(task);
  }

  @Override
  public void every(int millis, Runnable task) {
    new Timer(millis, _ -> task.run()).start();
  }

  @Override
  public void show(String line) {
    write("%tT   ".formatted(LocalTime.now(ZoneId.systemDefault())), PALE);
    write(line + "\n", line.startsWith("from afar") ? SEA : line.startsWith("typed") ? RUST : INK);
    lines.setCaretPosition(lines.getDocument().getLength());
    // Even if the event thread is about to be kept busy.
    lines.paintImmediately(lines.getVisibleRect());
  }

  private void write(String text, Color color) {
    SimpleAttributeSet style = new SimpleAttributeSet();
    StyleConstants.setForeground(style, color);
    StyleConstants.setLineSpacing(style, 0.15f);
    lines.setParagraphAttributes(style, false);
    try {
      lines.getDocument().insertString(lines.getDocument().getLength(), text, style);
    } catch (BadLocationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Component heading(String title) {
    JLabel heading = new JLabel(title);
    heading.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    heading.setForeground(INK);
    heading.setBackground(FRAME);
    heading.setOpaque(true);
    heading.setBorder(BorderFactory.createEmptyBorder(14, 18, 12, 18));
    return heading;
  }

  private Component paper() {
    lines.setEditable(false);
    lines.setFont(FONT);
    lines.setBackground(Color.WHITE);
    lines.setBorder(BorderFactory.createEmptyBorder(12, 18, 12, 18));
    JScrollPane pane = new JScrollPane(lines);
    pane.setBorder(BorderFactory.createMatteBorder(1, 0, 1, 0, LINE));
    pane.getVerticalScrollBar().setPreferredSize(new Dimension(0, 0));
    return pane;
  }

  /// Shows that what happens at the window itself goes on as ever, or does not.
  private Component keyboard(JFrame frame) {
    JTextField field = new JTextField(24);
    field.setFont(FONT);
    field.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createLineBorder(LINE), BorderFactory.createEmptyBorder(7, 9, 7, 9)));
    field.addActionListener(_ -> {
      show("typed here: " + field.getText());
      field.setText("");
    });
    JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT, 12, 12));
    panel.setBackground(FRAME);
    panel.add(new JLabel("Type here"));
    panel.add(field);
    panel.add(button("Clear", () -> lines.setText("")));
    panel.add(button("Knock", () -> JOptionPane.showMessageDialog(frame, "Somebody is in.")));
    return panel;
  }

  private static JButton button(String text, Runnable action) {
    JButton button = new JButton(text);
    button.setForeground(Color.WHITE);
    button.setBackground(SEA);
    button.setContentAreaFilled(false);
    button.setOpaque(true);
    button.setFocusPainted(false);
    button.setBorder(BorderFactory.createEmptyBorder(9, 18, 9, 18));
    button.addActionListener(_ -> action.run());
    return button;
  }
}
