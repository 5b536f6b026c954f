package dev.hawser.internal.object.reference;

import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.contract.Passing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The references in one message that leaves. Values hold their places in a list, which goes before
/// them, so that the other end can count them even if it fails to read the values.
final class OutgoingReferences implements Foreign {
  /// Begins a reference inside a value.
  static final int REFERENCE = 3;

  /// The reference is to an object of the end that receives it.
  static final int YOURS = 0;

  /// The reference is to an object of the end that sends it.
  static final int MINE = 1;

  /// The reference is to the result of a pipelined call that was sent before.
  static final int PROMISED = 2;

  private final Home home;
  private final Foreign functions;

  /// What the message mentions: each is a {@link Far}, a {@link Given} or an {@link Awaited}.
  private final List<Object> all = new ArrayList<>(1);

  /// What {@link #left} and {@link #withdraw} have not settled yet; guarded by this.
  private final List<Far> leaving = new ArrayList<>(1);

  private final List<Given> gifts = new ArrayList<>(1);

  OutgoingReferences(Home home, Foreign functions) {
    this.home = home;
    this.functions = functions;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /// What is given first, or null if nothing is.
  @Nullable Given firstGiven() {
    return all.isEmpty() || !(all.getFirst() instanceof Given given) ? null : given;
  }

  /// A record is a value, unless its interface says otherwise.
  @Override
  public boolean claims(Object value) {
    return Passing.isMarked(value);
  }

  @Override
  public boolean isNumbered(Object value) {
    return !home.isReference(value) && functions.isNumbered(value);
  }

  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public boolean write(Object value, Sink sink) {
    if (!home.isReference(value)) {
      return functions.write(value, sink);
    }
    Output out = sink.output();
    out.writeByte(REFERENCE);
    out.writeVarInt(all.size());
    add(value);
    return true;
  }

  private synchronized void add(Object value) {
    if (value instanceof Awaited) {
      all.add(value);
      return;
    }
    Far far = home.farOf(value);
    if (far != null) {
      home.held().leaves(far);
      leaving.add(far);
      all.add(far);
    } else {
      Given given = home.give(value);
      gifts.add(given);
      all.add(given);
    }
  }

  @Override
  public Object read(Input in) {
    throw new IllegalStateException("a value being written is not read");
  }

  /// Writes the list.
  void writeTo(Output out) {
    out.writeVarInt(all.size());
    for (Object each : all) {
      if (each instanceof Far far) {
        out.writeByte(YOURS);
        out.writeVarLong(far.number());
      } else if (each instanceof Given given) {
        writeMine(given, out);
      } else if (each instanceof Awaited awaited) {
        out.writeByte(PROMISED);
        out.writeVarLong(awaited.number());
      }
    }
  }

  private static void writeMine(Given given, Output out) {
    Exposure exposure = given.exposure();
    out.writeByte(MINE);
    out.writeVarLong(given.number());
    out.writeUtf8(exposure.typeName());
    List<Class<?>> interfaces = exposure.interfaces();
    out.writeVarInt(interfaces.size());
    interfaces.forEach(type -> out.writeUtf8(type.getName()));
  }

  /// The message does not get to the other end: takes back what was given with it.
  synchronized void withdraw() {
    gifts.forEach(home.given()::withdraw);
    gifts.clear();
    left();
  }

  /// The message is wholly on its way, so nothing that is said later overtakes it: what it mentions
  /// of the other end's objects may be released.
  synchronized void left() {
    leaving.forEach(home.held()::left);
    leaving.clear();
  }
}
