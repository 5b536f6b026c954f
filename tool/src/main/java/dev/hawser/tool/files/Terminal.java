package dev.hawser.tool.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The terminal that a command runs in.
final class Terminal {
  private static final int USUAL_WIDTH = 80;
  private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(500);

  private int width = USUAL_WIDTH;
  private long asked = System.nanoTime() - FRESH;
  private boolean answers = true;

  /// Whether somebody looks at what is printed.
  static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// Whether it can show a character.
  static boolean shows(char character) {
    return System.out.charset().newEncoder().canEncode(character);
  }

  /// How many characters a line has at the moment; found out anew all the time, as a user may pull
  /// the window wider.
  int width() {
    long now = System.nanoTime();
    if (answers && now - asked >= FRESH) {
      asked = now;
      int found = ask();
      answers = found > 0;
      width = answers ? found : USUAL_WIDTH;
    }
    return width;
  }

  /// The system's own command knows; on systems without it all lines are of the usual width.
  private static int ask() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return 0;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(stty.getInputStream().readNBytes(64), US_ASCII).strip();
      return answer.matches("\\d{1,5} \\d{1,5}")
          ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
