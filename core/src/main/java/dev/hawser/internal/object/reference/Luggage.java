package dev.hawser.internal.object.reference;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.Source;
import dev.hawser.internal.object.contract.Passing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// References inside values that travel otherwise than in calls of objects: the arguments and
/// results of shipped code, what functions captured, and what is sent through pipes.
///
/// Such messages have no list of references. So each reference goes ahead in a call of its own, and
/// the message says only where it was put. There it stays until the value is read, which happens
/// once.
public final class Luggage implements Foreign {
  /// Begins a reference inside a value.
  private static final int DEPOSITED = 4;

  /// Of those that nobody fetched, so many are kept: enough for all messages on their way.
  private static final int MOST_KEPT = 10_000;

  private final Supplier<Host> host;

  /// What the other end has put here. Guarded by this, as what follows.
  private final Map<Long, Object> kept = new LinkedHashMap<>(2);

  private long last;

  /// @param host what the other end offers, for which nothing is made before a reference travels
  public Luggage(Supplier<Host> host) {
    this.host = host;
  }

  /// Knows what travels by reference, where nothing can.
  public static Foreign withoutSession() {
    return new Luggage(() -> {
      throw new IllegalStateException("there is no session");
    });
  }

  /// Whether an object is one of a session, and so cannot be kept longer than that lives.
  @Override
  public boolean claims(Object value) {
    return value instanceof Handle
        || Passing.isStream(value)
        || Proxied.find(value) != null
        || Passing.isMarked(value);
  }

  @Override
  public boolean isNumbered(Object value) {
    return claims(value);
  }

  // ---- sending ----

  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public boolean write(Object value, Sink sink) {
    if (!claims(value)) {
      return false;
    }
    long place = host.get().deposit(value);
    sink.output().writeByte(DEPOSITED);
    sink.output().writeVarLong(place);
    return true;
  }

  // ---- receiving ----

  /// Keeps what the other end has sent ahead.
  ///
  /// @return where
  public synchronized long keep(Object thing) {
    last++;
    kept.put(last, thing);
    if (kept.size() > MOST_KEPT) {
      var eldest = kept.keySet().iterator();
      long _ = eldest.next();
      eldest.remove();
    }
    return last;
  }

  private synchronized @Nullable Object take(long place) {
    return kept.remove(place);
  }

  /// The session is over: lets go of all.
  public synchronized void end() {
    kept.clear();
  }

  @Override
  public Object read(Input in) {
    int kind = in.readUnsignedByte();
    long place = in.readVarLong();
    Object thing = kind == DEPOSITED ? take(place) : null;
    if (thing == null) {
      throw new ValueException("malformed value: nothing was sent ahead as " + kind + "/" + place);
    }
    return thing;
  }

  @Override
  public Object read(Source source) {
    return read(source.input());
  }
}
