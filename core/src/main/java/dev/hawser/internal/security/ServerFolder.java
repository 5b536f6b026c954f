package dev.hawser.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.Address;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one server of this user keeps: its invitations, and how others reach and recognise it.
///
/// The server writes it when it opens, so that a command in another process can make tickets for
/// it.
///
/// @param path the folder, which need not exist yet
public record ServerFolder(Path path) {
  private static final String FIRST_LINE = "hawser server 1";
  private static final String FINGERPRINT = "fingerprint ";
  private static final String ADDRESS = "address ";

  /// How others reach and recognise a server.
  ///
  /// @param addresses the most promising first
  /// @param fingerprint of its key
  public record Notice(List<Address> addresses, String fingerprint) {
    /// Copies the list.
    public Notice {
      addresses = List.copyOf(addresses);
    }
  }

  /// The folder of this user's server on a TCP port.
  public static ServerFolder of(int port) {
    return new ServerFolder(all().resolve(Integer.toString(port)));
  }

  /// The folders of all servers of this user that keep one, by port.
  public static SortedMap<Integer, ServerFolder> kept() throws IOException {
    SortedMap<Integer, ServerFolder> kept = new TreeMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all(), Files::isDirectory)) {
      for (Path folder : folders) {
        String name = String.valueOf(folder.getFileName());
        if (name.matches("[1-9][0-9]{0,4}")) {
          kept.put(Integer.valueOf(name), new ServerFolder(folder));
        }
      }
    } catch (NoSuchFileException none) {
      // No server of this user has kept anything.
    }
    return kept;
  }

  private static Path all() {
    return Home.folder().resolve("servers");
  }

  /// The file for {@link Invitations#keptIn}.
  public Path invitations() {
    return path.resolve("invitations");
  }

  /// Lets others know how this server is reached and recognised.
  public void write(Notice notice) throws IOException {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append(FINGERPRINT).append(notice.fingerprint()).append('\n');
    notice.addresses().forEach(each -> text.append(ADDRESS).append(each).append('\n'));
    OwnerOnly.makeGuardedFolder(path);
    OwnerOnly.replace(notice(), text.toString().getBytes(UTF_8));
  }

  /// How this server is reached and recognised, null if it has never let anybody know.
  ///
  /// @throws IOException if it cannot be read; the message names the file
  public @Nullable Notice read() throws IOException {
    try {
      return parse(new String(OwnerOnly.read(notice()), UTF_8).lines().toList());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private Path notice() {
    return path.resolve("server");
  }

  private Notice parse(List<String> lines) throws IOException {
    String fingerprint = "";
    List<Address> addresses = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(FINGERPRINT)) {
        fingerprint = line.substring(FINGERPRINT.length());
      } else if (line.startsWith(ADDRESS)) {
        addresses.add(parseAddress(line.substring(ADDRESS.length())));
      }
    }
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE) || fingerprint.isEmpty()) {
      throw broken("it is not whole", null);
    }
    return new Notice(addresses, fingerprint);
  }

  private Address parseAddress(String text) throws IOException {
    try {
      return Address.parse(text);
    } catch (IllegalArgumentException e) {
      throw broken(e.getMessage(), e);
    }
  }

  private IOException broken(@Nullable String what, @Nullable Throwable cause) {
    return new IOException(
        notice() + " cannot be read: " + what + "; opening the server writes it again", cause);
  }
}
