package dev.hawser.internal.object;

import dev.hawser.RefusedException;
import dev.hawser.internal.object.contract.Passing;
import dev.hawser.internal.object.export.Descriptions;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Host;
import dev.hawser.internal.object.reference.Luggage;
import dev.hawser.internal.object.reference.Stored;
import dev.hawser.internal.operation.NearNames;
import dev.hawser.internal.security.Access;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.Exported;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What this end offers the other of one session.
final class SessionHost implements Host {
  /// What to say about a name where nothing has one.
  private static final String NONE =
      "; there is none that you may look up: export(name, object) at that end makes one";

  private final Home home;
  private final Luggage luggage;

  /// What the other end has attached, by name, as it counts among the values that it has kept.
  private final Map<String, Stored> attached = new ConcurrentHashMap<>(1);

  SessionHost(Home home, Luggage luggage) {
    this.home = home;
    this.luggage = luggage;
  }

  @Override
  public Object lookup(String name) {
    require("look up", name);
    Export export = home.exports().find(name);
    if (export == null) {
      throw unknown(name);
    }
    return export;
  }

  private RefusedException unknown(String name) {
    List<String> names = granted().filter(each -> !each.isEmpty()).toList();
    return new RefusedException(
        name.isEmpty()
            ? "no root object is exported: root(object) at that end does so"
            : "nothing is exported as '" + name + "'" + NearNames.hintOfAny(name, names, NONE));
  }

  @Override
  public List<Exported> browse() {
    return granted().map(name -> Descriptions.of(name, home.exports())).toList();
  }

  @Override
  public Object store(Object value) {
    access().requireSome(Kind.EXPORTS, Permission.Access.BOTH, "store a value");
    if (!Passing.isValue(value)) {
      throw new RefusedException(
          value instanceof Serializable && value.getClass().isHidden()
              ? "a function is no value to be stored: keep it in a map, as with"
                  + " client.map().put(name, function), or pass it to a method"
              : "a copy of an object cannot be stored: attach it under a name, or pass it to a"
                  + " method");
    }
    return home.stored().keep(value);
  }

  @Override
  public long deposit(Object thing) {
    if (Passing.isValue(thing)) {
      throw new RefusedException("only references are sent ahead of a value");
    }
    return luggage.keep(thing);
  }

  @Override
  public void attach(Object thing, String name) {
    require("attach", name);
    Stored counted = home.stored().keep(thing);
    boolean exported = false;
    try {
      var _ = home.exports().addFor(home.peer(), name, thing, ExportOptions.defaults());
      attached.put(name, counted);
      exported = true;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    } finally {
      if (!exported) {
        counted.released();
      }
    }
  }

  @Override
  public boolean detach(String name) {
    require("detach", name);
    boolean detached = home.exports().removeFor(home.peer(), name);
    Stored counted = detached ? attached.remove(name) : null;
    if (counted != null) {
      counted.released();
    }
    return detached;
  }

  // ---- who may ----

  private Access access() {
    return home.channel().access();
  }

  private void require(String operation, String name) {
    access().require(Kind.EXPORTS, Permission.Access.BOTH, operation, name);
  }

  /// The names that the other end may look up.
  private Stream<String> granted() {
    return home.exports().names().stream().filter(home::mayCall);
  }
}
