package dev.hawser.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Which names a file system can hold, and which of them it takes for one.
///
/// @param caseSensitive whether `a` and `A` are two files
/// @param normalizing whether `é` in one character and in two are one file
/// @param windows whether names are restricted as on Windows
public record NameRules(boolean caseSensitive, boolean normalizing, boolean windows) {
  private static final int LONGEST = 255;
  private static final String FORBIDDEN_ON_WINDOWS = "<>:\"|?*\\";
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

  /// A letter of which there are two cases, in one character or in two.
  private static final String LETTER = "\u00e9";

  /// For JVMs that can write nothing but ASCII.
  private static final String PLAIN_LETTER = "e";

  private static final AtomicLong PROBES = new AtomicLong();

  /// Finds out by trying, with an empty file that is deleted at once, in a folder or, if it does
  /// not exist, in the next above it. Where nothing can be written, {@link #assumed} is the answer.
  public static NameRules of(Path folder) {
    NameRules assumed = assumed();
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.isDirectory(existing)) {
      existing = existing.getParent();
    }
    if (assumed.windows || existing == null) {
      return assumed;
    }
    try {
      return probed(existing, probe(isWritable(LETTER) ? LETTER : PLAIN_LETTER));
    } catch (IOException | InvalidPathException notPossibleHere) {
      return assumed;
    }
  }

  /// What is usual on this operating system.
  public static NameRules assumed() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean windows = system.startsWith("windows");
    boolean mac = system.startsWith("mac");
    return new NameRules(!windows && !mac, mac, windows);
  }

  /// It looks like a file left over since 1970: transfers leave it alone, and remove it if it stays
  /// because this process is killed right now.
  static String probe(String letter) {
    long process = ProcessHandle.current().pid();
    String name = HiddenNames.fresh(0, process, PROBES.getAndIncrement());
    return new StringBuilder(name).insert(".0-".length(), letter).toString();
  }

  private static NameRules probed(Path folder, String name) throws IOException {
    Path probe = folder.resolve(name);
    Path upper = folder.resolve(name.toUpperCase(Locale.ROOT));
    Path decomposed = folder.resolve(Normalizer.normalize(name, Normalizer.Form.NFD));
    Files.createFile(probe);
    try {
      boolean normalizing = decomposed.equals(probe) ? assumed().normalizing : exists(decomposed);
      return new NameRules(!exists(upper), normalizing, false);
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Why a file system with these rules, or this JVM, cannot hold a name; null if it can.
  ///
  /// @param name one name, not a path
  public @Nullable String complaint(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      return "this is no name of a file";
    }
    if (name.indexOf('\0') >= 0) {
      return "there is a NUL in the name: rename it";
    }
    if (hasHalfPair(name)) {
      return "half of a character is in the name (a surrogate without its other half): rename it";
    }
    if (isTooLong(name)) {
      return "the name is too long, file systems take "
          + LONGEST
          + " bytes or characters: shorten it";
    }
    String windowsComplaint = windows ? complaintOfWindows(name) : null;
    return windowsComplaint != null ? windowsComplaint : complaintOfThisProcess(name);
  }

  private static boolean hasHalfPair(String name) {
    return name.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /// Windows and macOS count characters, the others bytes.
  private boolean isTooLong(String name) {
    if (windows || normalizing) {
      return name.length() > LONGEST;
    }
    return name.length() > LONGEST / 3 && name.getBytes(UTF_8).length > LONGEST;
  }

  private static @Nullable String complaintOfWindows(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || FORBIDDEN_ON_WINDOWS.indexOf(c) >= 0) {
        return "Windows cannot hold the character '%s' in a name: rename it"
            .formatted(c < ' ' ? "\\u%04x".formatted((int) c) : c);
      }
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return "Windows cannot hold a name that ends with a dot or a blank: rename it";
    }
    return isDevice(name) ? "the name means a device on Windows: rename it" : null;
  }

  /// Also `nul.txt` is one, and `COM1 .log`.
  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem =
        (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toUpperCase(Locale.ROOT);
    if (stem.length() == 4 && (stem.startsWith("COM") || stem.startsWith("LPT"))) {
      return "0123456789\u00b9\u00b2\u00b3".indexOf(stem.charAt(3)) >= 0;
    }
    return DEVICES.contains(stem);
  }

  private static @Nullable String complaintOfThisProcess(String name) {
    try {
      Path _ = Path.of(name);
      return null;
    } catch (InvalidPathException e) {
      return unwritable(e.getReason());
    }
  }

  /// Whether the JDK takes a path in this process.
  static boolean isWritable(String path) {
    return complaintOfThisProcess(path) == null;
  }

  /// What to say about a name that the JDK does not take.
  static String unwritable(String reason) {
    return ("this JVM cannot use the name (%s; its encoding of names is %s):"
            + " run it with LANG=C.UTF-8, or rename the file")
        .formatted(reason, System.getProperty("sun.jnu.encoding"));
  }

  /// A path, such that two paths are folded alike if this file system takes them for one.
  ///
  /// Windows compares letter by letter, so that `ß` is not `ss`; macOS compares as Unicode says.
  public String fold(String path) {
    if (caseSensitive) {
      return normalizing ? Normalizer.normalize(path, Normalizer.Form.NFC) : path;
    }
    if (!normalizing) {
      return path.codePoints()
          .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
    String upper = Normalizer.normalize(path, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
