package dev.hawser.security;

import static java.util.Objects.requireNonNull;

import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one end lets an identity at the other end do. Immutable.
///
/// ```java
/// Trust readers = Trust.of(Permission.maps("prices*").readOnly(), Permission.queues("orders"));
/// Trust more = Trust.standard().and(Permission.EVAL);
/// ```
public final class Trust {
  private static final String EVERYTHING = "everything";
  private static final String NONE = "nothing";
  private static final Trust STANDARD = of(Permission.SHARE, Permission.CALL_EXPORTS);
  private static final Trust NOTHING = of();
  private static final Trust FULL = new Trust(Set.of(), true);

  private final Set<Permission> permissions;
  private final boolean full;

  /// Two bits for each kind that is permitted under any name, reading and writing.
  private final int anyName;

  /// What is permitted under some names only.
  private final Rule[] rules;

  /// A permission, ready to be compared.
  private record Rule(Permission permission, NamePattern pattern) {
    boolean permits(Kind kind, Access way, String name) {
      return permission.kind() == Kind.FILES
          ? permission.permits(kind, way, name)
          : permission.covers(kind, way) && pattern.matches(name);
    }
  }

  private Trust(Set<Permission> permissions, boolean full) {
    this.permissions = Collections.unmodifiableSet(permissions);
    this.full = full;
    int any = 0;
    List<Rule> some = new ArrayList<>();
    for (Permission permission : permissions) {
      NamePattern pattern = new NamePattern(permission.pattern());
      if (permission.kind() != Kind.FILES && pattern.matchesAll()) {
        any |= bits(permission);
      } else {
        some.add(new Rule(permission, pattern));
      }
    }
    anyName = full ? -1 : any;
    rules = some.toArray(new Rule[0]);
  }

  private static int bits(Permission permission) {
    int all = 0;
    for (Kind kind : Kind.values()) {
      if (permission.kind().includes(kind)) {
        all |= bits(kind, permission.access());
      }
    }
    return all;
  }

  private static int bits(Kind kind, Access way) {
    return (way.ordinal() + 1) << 2 * kind.ordinal();
  }

  /// What someone is trusted with of whom nothing else is said: sharing variables, and calling what
  /// is exported.
  public static Trust standard() {
    return STANDARD;
  }

  /// Nothing at all.
  public static Trust nothing() {
    return NOTHING;
  }

  /// Everything, whatever there is now or comes later: running any code and any command, and all
  /// files. For a closed lab; the log says loudly that it is on.
  public static Trust full() {
    return FULL;
  }

  /// These permissions and no others.
  public static Trust of(Permission... permissions) {
    return of(List.of(requireNonNull(permissions, "permissions")));
  }

  /// These permissions and no others.
  public static Trust of(Collection<Permission> permissions) {
    LinkedHashSet<Permission> all = new LinkedHashSet<>();
    requireNonNull(permissions, "permissions")
        .forEach(permission -> all.add(requireNonNull(permission, "permission")));
    return new Trust(all, false);
  }

  /// This trust and some permissions more.
  public Trust and(Permission... more) {
    List<Permission> all = new ArrayList<>(permissions);
    all.addAll(List.of(requireNonNull(more, "more")));
    return full ? this : of(all);
  }

  /// Whether this is {@link #full}.
  public boolean isFull() {
    return full;
  }

  /// The permissions, in the order in which they were given; none if this is {@link #full}.
  public Set<Permission> permissions() {
    return permissions;
  }

  /// Whether someone so trusted may do one thing. Several permissions together may be what allows
  /// it: one to read and one to write, for {@link Access#BOTH}.
  ///
  /// @see Permission#permits
  public boolean permits(Kind kind, Access access, String name) {
    requireNonNull(name, "name");
    int needed = bits(requireNonNull(kind, "kind"), requireNonNull(access, "access"));
    if ((anyName & needed) == needed) {
      return true;
    }
    return access == Access.BOTH
        ? permits(kind, Access.READ, name) && permits(kind, Access.WRITE, name)
        : permitsByName(kind, access, name);
  }

  private boolean permitsByName(Kind kind, Access access, String name) {
    for (Rule rule : rules) {
      if (rule.permits(kind, access, name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether someone so trusted may do such a thing under some name, whichever.
  ///
  /// @param access {@link Access#READ} or {@link Access#WRITE}
  public boolean permitsSome(Kind kind, Access access) {
    requireNonNull(access, "access");
    return (anyName & bits(requireNonNull(kind, "kind"), access)) != 0
        || Arrays.stream(rules).anyMatch(rule -> rule.permission().covers(kind, access));
  }

  /// Reads what {@link #toString} prints: permissions as {@link Permission#parse} reads them,
  /// separated by commas; or `everything`, or `nothing`.
  ///
  /// ```java
  /// Trust trust = Trust.parse("share, maps.read=prices*, queues=my%20orders");
  /// ```
  ///
  /// @throws IllegalArgumentException if the text says something else; the message shows the forms
  public static Trust parse(String text) {
    return switch (requireNonNull(text, "text").strip()) {
      case EVERYTHING -> FULL;
      case NONE -> NOTHING;
      case String list ->
          of(
              Arrays.stream(list.split(",", -1))
                  .map(permission -> Permission.parse(permission.strip()))
                  .toList());
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trust that && full == that.full && permissions.equals(that.permissions);
  }

  @Override
  public int hashCode() {
    return permissions.hashCode() + (full ? 1 : 0);
  }

  /// The permissions, separated by commas, in a fixed order; `everything` or `nothing`. As {@link
  /// #parse} reads it.
  @Override
  public String toString() {
    if (full) {
      return EVERYTHING;
    }
    return permissions.isEmpty()
        ? NONE
        : permissions.stream().map(Permission::toString).sorted().collect(Collectors.joining(", "));
  }
}
