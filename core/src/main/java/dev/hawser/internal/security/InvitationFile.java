package dev.hawser.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.internal.security.Invitations.Changed;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Invitations in a text file that only its owner may read: a line that says so, then one line for
/// each invitation, its fields separated by tabs.
///
/// Several processes may change it. Each reads it again first, under a lock on a file beside it,
/// and replaces it as a whole; so whoever reads needs no lock. Used by one thread at a time.
final class InvitationFile {
  private static final String FIRST_LINE = "hawser invitations 1";
  private static final String OPEN = "open";
  private static final String REVOKED = "revoked";
  private static final String NEVER = "never";
  private static final int FIELDS = 6;

  /// Locks on files keep other processes out; this keeps out the other threads of this one.
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path path;

  /// What the file was like when it was last read; null if it must be read again in any case.
  private @Nullable Stamp seen;

  InvitationFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /// Whether it is worth reading again.
  boolean hasChanged() throws IOException {
    return !Stamp.of(path).equals(seen);
  }

  /// All invitations by id, in the order of the lines; none if there is no file.
  ///
  /// @throws IOException if it cannot be read; the message names the file, and the line if it is
  ///   one
  Map<String, Invitation> read() throws IOException {
    seen = null;
    // Before the file, so that what is written meanwhile is read next time.
    Stamp stamp = Stamp.of(path);
    Map<String, Invitation> invitations = stamp.isOfAFile() ? parse(lines()) : Map.of();
    seen = stamp;
    return invitations;
  }

  /// Changes the invitations, and keeps what came of it. Nothing is written if that is the same.
  <T> Changed<T> change(Function<Map<String, Invitation>, T> change) throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      OwnerOnly.makeGuardedFolder(folder);
    }
    IN_THIS_PROCESS.lock();
    try (FileChannel channel = OwnerOnly.open(path.resolveSibling(path.getFileName() + ".lock"));
        FileLock _ = channel.lock()) {
      Map<String, Invitation> before = read();
      Changed<T> changed = Changed.by(change, before);
      if (!changed.invitations().equals(before)) {
        write(changed.invitations());
      }
      return changed;
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private void write(Map<String, Invitation> invitations) throws IOException {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    invitations.values().forEach(each -> text.append(line(each)).append('\n'));
    OwnerOnly.replace(path, text.toString().getBytes(UTF_8));
    seen = Stamp.of(path);
  }

  private static String line(Invitation invitation) {
    Instant expires = invitation.expires();
    return String.join(
        "\t",
        invitation.id(),
        Base32.encode(invitation.secret(), Invitations.SECRET_BYTES * 8),
        invitation.revoked() ? REVOKED : OPEN,
        expires == null ? NEVER : expires.toString(),
        invitation.name(),
        invitation.trust().toString());
  }

  private List<String> lines() throws IOException {
    try {
      OwnerOnly.check(path);
      return Files.readAllLines(path, UTF_8);
    } catch (NoSuchFileException removed) {
      return List.of(FIRST_LINE);
    } catch (CharacterCodingException e) {
      throw new IOException(path + " is no file of invitations: it is not text in UTF-8", e);
    }
  }

  private Map<String, Invitation> parse(List<String> lines) throws IOException {
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      throw new IOException(
          path
              + " is no file of invitations, or another version's: its first line is not '"
              + FIRST_LINE
              + "'");
    }
    Map<String, Invitation> invitations = new LinkedHashMap<>();
    for (int number = 2; number <= lines.size(); number++) {
      Invitation invitation = parse(lines.get(number - 1), number);
      if (invitations.put(invitation.id(), invitation) != null) {
        throw broken(number, "its id is that of an earlier line");
      }
    }
    return Collections.unmodifiableMap(invitations);
  }

  private Invitation parse(String line, int number) throws IOException {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw broken(
          number, "expected " + FIELDS + " fields with tabs between, not " + fields.length);
    }
    String field = "id";
    try {
      Base32.decode(fields[0], Invitations.ID_BITS);
      field = "secret";
      byte[] secret = Base32.decode(fields[1], Invitations.SECRET_BYTES * 8);
      field = "state (open or revoked)";
      boolean revoked = isRevoked(fields[2]);
      field = "expiry (never, or like 2031-12-31T23:59:59Z)";
      Instant expires = fields[3].equals(NEVER) ? null : Instant.parse(fields[3]);
      field = "name";
      Invitations.checkName(fields[4]);
      field = "permissions";
      Trust trust = Trust.parse(fields[5]);
      return new Invitation(
          Base32.normalised(fields[0]), secret, fields[4], trust, expires, revoked);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // Not as a cause: it may show the text, and if fields are mixed up, that is the secret.
      throw broken(number, "its " + field + " cannot be read");
    }
  }

  private static boolean isRevoked(String state) {
    if (!state.equals(OPEN) && !state.equals(REVOKED)) {
      throw new IllegalArgumentException("neither open nor revoked");
    }
    return state.equals(REVOKED);
  }

  private IOException broken(int line, String what) {
    return new IOException(
        path
            + ", line "
            + line
            + ": "
            + what
            + "; mend the line, or remove it to end its invitation");
  }
}
