package dev.hawser.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.internal.security.Visitor.Granting;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whom a server has invited: in memory, or in a file that other processes may change too.
///
/// Invitations are never forgotten: who comes with one that has expired or was revoked is told so.
///
/// Looking never waits for a file: while another thread reads or writes it, one sees what was there
/// before.
public final class Invitations {
  /// The length of an invitation's id, in bits.
  public static final int ID_BITS = 40;

  /// The length of an invitation's secret, in bytes.
  public static final int SECRET_BYTES = 16;

  /// What everybody is called who comes with the common ticket.
  public static final String GUEST = "guest";

  private static final System.Logger LOG = System.getLogger("dev.hawser");
  private static final int LONGEST_NAME = 100;

  /// What those are called who come without an invitation.
  private static final Set<String> RESERVED = Set.of("local", "parent", "anonymous");

  private final SecureRandom random;
  private final @Nullable InvitationFile file;
  private final List<Consumer<Visitor>> listeners = new CopyOnWriteArrayList<>();

  /// Held while the file is read or written. Taken before the monitor of the visitors.
  private final ReentrantLock lock = new ReentrantLock();

  /// Those who came with an invitation that is good, by its id. Guarded by its monitor.
  private final Map<String, Visitor> visitors = new HashMap<>();

  /// By id, the oldest first. Replaced as a whole, under the lock and the monitor of the visitors.
  private volatile Map<String, Invitation> known = Map.of();

  /// What was last found wrong with the file, so that it is said once. Guarded by the lock.
  private @Nullable String complaint;

  /// One invitation. Its secret never shows itself.
  ///
  /// @param expires null if it never does
  public record Invitation(
      String id,
      byte[] secret,
      String name,
      Trust trust,
      @Nullable Instant expires,
      boolean revoked) {
    /// Whether it is too late to come with it.
    public boolean hasExpired(Instant now) {
      return expires != null && !now.isBefore(expires);
    }

    private Invitation renewed(Trust changed, @Nullable Instant until) {
      return new Invitation(id, secret, name, changed, until, revoked);
    }

    private Invitation asRevoked() {
      return new Invitation(id, secret, name, trust, expires, true);
    }

    @Override
    public String toString() {
      return "invitation " + id + " of '" + name + "'";
    }
  }

  /// All invitations as a change has left them, by id, and what came of it.
  record Changed<T>(Map<String, Invitation> invitations, T result) {
    static <T> Changed<T> by(
        Function<Map<String, Invitation>, T> change, Map<String, Invitation> before) {
      Map<String, Invitation> invitations = new LinkedHashMap<>(before);
      T result = change.apply(invitations);
      return new Changed<>(Collections.unmodifiableMap(invitations), result);
    }
  }

  private Invitations(SecureRandom random, @Nullable InvitationFile file) {
    this.random = random;
    this.file = file;
  }

  /// Invitations that end with the process.
  public static Invitations inMemory(SecureRandom random) {
    return new Invitations(random, null);
  }

  /// Invitations that last, in a file for its owner's eyes only, which need not exist yet.
  ///
  /// @throws UncheckedIOException if it cannot be read; the message says what to do
  public static Invitations keptIn(Path path, SecureRandom random) {
    InvitationFile file = new InvitationFile(path);
    Invitations invitations = new Invitations(random, file);
    try {
      invitations.known = file.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return invitations;
  }

  /// Invites someone, or changes what an invited one may do, and until when. The name keeps its
  /// invitation until it is revoked.
  ///
  /// @param expires null if never
  /// @throws IllegalArgumentException if nobody can have that name
  /// @throws UncheckedIOException if the file cannot be read or written
  public Invitation invite(String name, Trust trust, @Nullable Instant expires) {
    checkName(name);
    return change(all -> {
      Invitation old = named(name, all);
      Invitation now =
          old == null
              ? new Invitation(newId(all), secret(), name, trust, expires, false)
              : old.renewed(trust, expires);
      all.put(now.id(), now);
      return now;
    });
  }

  /// Takes an invitation back: nobody gets in with it any more. The name may be invited again, with
  /// another id and secret.
  ///
  /// @return false if nobody of that name is invited
  /// @throws UncheckedIOException if the file cannot be read or written
  public boolean revoke(String name) {
    return change(all -> {
      Invitation old = named(name, all);
      if (old != null) {
        all.put(old.id(), old.asRevoked());
      }
      return old != null;
    });
  }

  /// The invitation with an id, be it good, expired or revoked.
  public @Nullable Invitation withId(String id) {
    refresh();
    return known.get(id);
  }

  /// The invitation of someone, be it good or expired.
  public @Nullable Invitation named(String name) {
    refresh();
    return named(name, known);
  }

  private static @Nullable Invitation named(String name, Map<String, Invitation> all) {
    for (Invitation each : all.values()) {
      if (!each.revoked() && each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /// All invitations, the oldest first, be they good, expired or revoked.
  public List<Invitation> all() {
    refresh();
    return List.copyOf(known.values());
  }

  /// Who comes with an invitation: the same visitor for all who come with it, kept in step with
  /// what the invitation says, and put out when it is revoked.
  public Visitor visitor(Invitation invitation) {
    synchronized (visitors) {
      Invitation now = known.get(invitation.id());
      if (now == null || now.revoked()) {
        Visitor unwelcome = visitorBy(invitation);
        unwelcome.putOut();
        return unwelcome;
      }
      return visitors.computeIfAbsent(now.id(), id -> visitorBy(now));
    }
  }

  private static Visitor visitorBy(Invitation invitation) {
    // What everybody may do is the builder's to say.
    Granting granting =
        invitation.name().equals(GUEST) ? Granting.SERVER_BUILDER : Granting.INVITATION;
    return new Visitor(invitation.name(), invitation.trust(), granting);
  }

  /// Tells of each visitor that may do more or less from now on, or was put out. Called by whoever
  /// made the change or noticed it, so it must not wait.
  public void onChange(Consumer<Visitor> listener) {
    listeners.add(listener);
  }

  /// Looks whether another process has changed the file. If it can no longer be read, what was
  /// known still holds, and the log says why.
  public void refresh() {
    if (file == null || !lock.tryLock()) {
      return;
    }
    List<Visitor> affected = List.of();
    try {
      if (file.hasChanged()) {
        affected = publish(file.read());
        complaint = null;
      }
    } catch (IOException e) {
      complain(e);
    } finally {
      lock.unlock();
    }
    tell(affected);
  }

  private void complain(IOException e) {
    String message = e.getMessage();
    if (!Objects.equals(message, complaint)) {
      complaint = message;
      LOG.log(Level.ERROR, "invitations stay as they were: " + message);
    }
  }

  private <T> T change(Function<Map<String, Invitation>, T> change) {
    Changed<T> changed;
    List<Visitor> affected;
    lock.lock();
    try {
      changed = file == null ? Changed.by(change, known) : file.change(change);
      affected = publish(changed.invitations());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } finally {
      lock.unlock();
    }
    tell(affected);
    return changed.result();
  }

  /// Lets everybody know, and takes along those who have already come.
  ///
  /// @return the visitors for whom that made a difference
  private List<Visitor> publish(Map<String, Invitation> invitations) {
    List<Visitor> affected = new ArrayList<>();
    synchronized (visitors) {
      known = invitations;
      visitors.forEach((id, visitor) -> {
        if (takeAlong(visitor, invitations.get(id))) {
          affected.add(visitor);
        }
      });
      visitors.values().removeIf(Visitor::isUnwelcome);
    }
    return affected;
  }

  private static boolean takeAlong(Visitor visitor, @Nullable Invitation now) {
    if (now == null || now.revoked() || !now.name().equals(visitor.identity())) {
      visitor.putOut();
      return true;
    }
    if (now.trust().equals(visitor.trust())) {
      return false;
    }
    visitor.trust(now.trust());
    return true;
  }

  private void tell(List<Visitor> affected) {
    affected.forEach(visitor -> listeners.forEach(listener -> listener.accept(visitor)));
  }

  private String newId(Map<String, Invitation> all) {
    String id;
    do {
      id = Base32.encode(bytes(ID_BITS / 8), ID_BITS);
    } while (all.containsKey(id));
    return id;
  }

  private byte[] secret() {
    return bytes(SECRET_BYTES);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  static void checkName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "an invitation's name has 1 to " + LONGEST_NAME + " characters, and is not blank");
    }
    if (name.codePoints().anyMatch(Invitations::isInvisible)
        || !UTF_8.newEncoder().canEncode(name)) {
      throw new IllegalArgumentException("an invitation's name has no control characters");
    }
    if (RESERVED.contains(name.strip().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "'" + name + "' is who comes without an invitation: choose another name");
    }
  }

  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
