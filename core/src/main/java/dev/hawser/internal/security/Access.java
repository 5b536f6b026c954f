package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.PermissionException;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import java.util.function.LongSupplier;

/// What the other end of one session may do at this end, and the record of what it tried.
///
/// Every operation that the other end can ask for calls {@link #require} before it does, makes or
/// tells anything. The answer follows the visitor's trust of this very moment.
public final class Access {
  private final Visitor visitor;
  private final Address from;
  private final Audit audit;
  private final LongSupplier expensive;

  /// Decides for one session.
  ///
  /// @param expensive how long, in nanoseconds, the next expensive request has to wait
  public Access(Visitor visitor, Address from, Audit audit, LongSupplier expensive) {
    this.visitor = visitor;
    this.from = from;
    this.audit = audit;
    this.expensive = expensive;
  }

  /// Decides for one session whose requests may cost what they like.
  public Access(Visitor visitor, Address from, Audit audit) {
    this(visitor, from, audit, () -> 0);
  }

  /// Who it is.
  public Visitor visitor() {
    return visitor;
  }

  /// Makes sure that the other end may do something.
  ///
  /// @param operation what it wants, for the record and for the message: "put into queue"
  /// @param name of what; empty for what has no name
  /// @throws PermissionException if it may not
  public void require(Kind kind, Permission.Access way, String operation, String name) {
    boolean allowed = visitor.trust().permits(kind, way, name);
    audit.asked(visitor.identity(), from, kind, operation, name, allowed);
    if (!allowed) {
      throw Refusals.missing(visitor, kind, way, operation, name);
    }
  }

  /// Makes sure that the other end may do something of which is not known yet what it is. If it
  /// may, nothing is written down: {@link #require} does that, once that is known.
  ///
  /// @throws PermissionException if it may not
  public void requireFirst(Kind kind, String operation) {
    if (!visitor.trust().permits(kind, Permission.Access.BOTH, "")) {
      require(kind, Permission.Access.BOTH, operation, "");
    }
  }

  /// As {@link #require}, with a file or folder.
  ///
  /// @param grant the path to grant so that the same request is allowed then
  public void requireFile(Permission.Access way, String operation, String path, String grant) {
    boolean allowed = visitor.trust().permits(Kind.FILES, way, path);
    audit.asked(visitor.identity(), from, Kind.FILES, operation, path, allowed);
    if (!allowed) {
      throw Refusals.missingFile(visitor, way, operation, path, grant);
    }
  }

  /// Makes sure that the other end may do such a thing under some name at least.
  ///
  /// @param way either reading or writing
  /// @throws PermissionException if it may not under any
  public void requireSome(Kind kind, Permission.Access way, String operation) {
    boolean allowed = visitor.trust().permitsSome(kind, way);
    audit.asked(visitor.identity(), from, kind, operation, "", allowed);
    if (!allowed) {
      throw Refusals.missing(visitor, new Permission(kind, way, "*"), operation);
    }
  }

  /// Counts a request that is much work, such as copying a whole map.
  ///
  /// @return for how many nanoseconds it has to wait for its turn; 0 if it may be done now
  public long expensive() {
    return expensive.getAsLong();
  }
}
