package dev.hawser.security.listing;

import dev.hawser.Client;
import dev.hawser.Delivery;
import dev.hawser.MapChange;
import dev.hawser.Peer;
import dev.hawser.Space;
import dev.hawser.Subscription;
import java.util.List;

/// The rules for what is neither map, queue, pipe nor caller. None of it takes a permission.
final class PeerRules {
  private static final String NAMES = "names a variable here, and asks nobody";

  private PeerRules() {}

  static List<Rules<?>> all() {
    return List.of(
        space(new Rules<>(Space.class)),
        peer(new Rules<>(Peer.class)),
        peer(new Rules<>(Client.class))
            .harmless(NAMES, "globals()")
            .harmless("is about this end, and asks nobody", "functions()", "exports()")
            .harmless("is about this end, and asks nobody", "export(String,Object)")
            .harmless("its methods are calls of an export, tried as such", "names()"),
        new Rules<>(Delivery.class)
            .harmless("only who may take has one", "value()", "attempt()", "ack()", "nack()")
            .harmless("only who may take has one", "extend(Duration)", "close()"),
        new Rules<>(MapChange.class)
            .harmless("a value that is here", "key()", "oldValue()", "newValue()", "version()")
            .harmless("a value that is here", "by()", "toString()", "hashCode()", "equals(Object)"),
        new Rules<>(Subscription.class).harmless("ends what was permitted", "close()"));
  }

  private static <T> Rules<T> space(Rules<T> rules) {
    return rules
        .harmless(NAMES, "map()", "map(String)", "map(String,Class)")
        .harmless(NAMES, "queue()", "queue(String)", "queue(String,Class)");
  }

  private static <T> Rules<T> peer(Rules<T> rules) {
    return space(rules)
        .inherits(CallRules.caller())
        .inherits(ObjectRules.objects())
        .harmless(NAMES, "pipe()", "pipe(String)", "pipe(String,Class)")
        .harmless("known here", "id()", "name()", "identity()", "granted()", "address()")
        .harmless("known here", "state()", "isClosed()", "onStateChange(Consumer)")
        .harmless("its methods are tried", "files()")
        .harmless("known here", "awaitClose()")
        .harmless("a sign of life, which the protocol exchanges anyway", "ping()", "pingAsync()")
        .harmless("whoever came in may leave", "close()");
  }
}
