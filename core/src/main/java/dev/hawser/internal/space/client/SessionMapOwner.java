package dev.hawser.internal.space.client;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.space.map.Cell;
import dev.hawser.internal.space.map.LazyFuture;
import dev.hawser.internal.space.map.MapOwner;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.internal.space.protocol.Conditions;
import dev.hawser.internal.space.protocol.MapOp;
import dev.hawser.internal.space.protocol.Scope;
import dev.hawser.spi.EngineMap.Condition;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A map kept at the other end of a session.
public final class SessionMapOwner implements MapOwner {
  private static final int VALUE_ABSENT = 0;
  private static final int VALUE_PRESENT = 1;

  private final String name;
  private final Scope scope;
  private final Requests requests;
  private final Following following;
  private final LazyFuture<Replica> replica = new LazyFuture<>(this::fetch);

  /// Creates the owner of the map of a name.
  public SessionMapOwner(String name, Scope scope, Requests requests, Following following) {
    this.name = name;
    this.scope = scope;
    this.requests = requests;
    this.following = following;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Written write(
      String key, Condition condition, byte @Nullable [] value, boolean wantsBefore, long moment) {
    int length = value == null ? 0 : value.length;
    Output out = request(MapOp.WRITE, length + key.length());
    out.writeUtf8(key);
    out.writeBoolean(wantsBefore);
    Conditions.write(condition, out);
    if (value == null) {
      out.writeByte(VALUE_ABSENT);
    } else {
      out.writeByte(VALUE_PRESENT);
      out.writeBytes(value, 0, length);
    }
    Input in = ask(out, moment);
    return new Written(in.readBoolean(), readCell(in));
  }

  @Override
  public @Nullable Cell read(String key, long moment) {
    Output out = request(MapOp.READ, key.length());
    out.writeUtf8(key);
    return readCell(ask(out, moment));
  }

  /// Reads a version and a value to the end, or nothing.
  private static @Nullable Cell readCell(Input in) {
    if (!in.readBoolean()) {
      return null;
    }
    long version = in.readVarLong();
    return new Cell(in.readBytes(in.remaining()), version);
  }

  @Override
  public long version(long moment) {
    return ask(request(MapOp.VERSION, 0), moment).readVarLong();
  }

  @Override
  public int size(long moment) {
    return ask(request(MapOp.SIZE, 0), moment).readVarInt();
  }

  @Override
  public Iterator<Map.Entry<String, Cell>> content(long moment) {
    return new Pages(following.converse(), request(MapOp.CONTENT, 0), moment, this::what);
  }

  @Override
  public CompletableFuture<Replica> replicate() {
    return replica.get();
  }

  private void fetch(CompletableFuture<Replica> ready) {
    Threads.start(
        "loading-map-" + name,
        () -> {
          try {
            ready.complete(load(new Replica()));
          } catch (RuntimeException | Error e) {
            ready.completeExceptionally(e);
          }
        });
  }

  private Replica load(Replica copy) {
    copy.beginPages();
    int number = following.add(copy::apply);
    Output out = request(MapOp.FOLLOW, 8);
    out.writeVarInt(number);
    Pages pages = new Pages(following.converse(), out, Patience.FOREVER, this::what);
    boolean done = false;
    try {
      pages.forEachRemaining(entry -> copy.load(entry.getKey(), entry.getValue()));
      copy.endPages(pages.version());
      following.own(copy);
      done = true;
      return copy;
    } finally {
      if (!done) {
        following.remove(number);
      }
    }
  }

  @Override
  public Runnable listen(ChangeListener listener, long moment) {
    int number =
        following.add(
            new Following.Events() {
              @Override
              public void changed(String key, byte @Nullable [] value, long version, long origin) {
                changedFrom(key, null, value, version, origin);
              }

              @Override
              public void changedFrom(
                  String key,
                  @Nullable Cell before,
                  byte @Nullable [] value,
                  long version,
                  long origin) {
                Cell after = value == null ? null : new Cell(value, version);
                listener.changed(key, before, after, version, origin);
              }
            });
    Output out = request(MapOp.LISTEN, 8);
    out.writeVarInt(number);
    boolean listening = false;
    try {
      ask(out, moment);
      listening = true;
    } finally {
      if (!listening) {
        following.remove(number);
      }
    }
    return () -> leave(number);
  }

  private void leave(int number) {
    following.remove(number);
    Output out = request(MapOp.LEAVE, 8);
    out.writeVarInt(number);
    requests.tell(Service.MAP, out);
  }

  private Output request(MapOp op, int more) {
    Output out = new Output(more + 3 * name.length() + 48);
    out.writeByte(op.ordinal());
    out.writeByte(scope.ordinal());
    out.writeUtf8(name);
    return out;
  }

  private Input ask(Output request, long moment) {
    return requests.askFirmly(Service.MAP, request, moment, this::what);
  }

  private String what() {
    return "an operation on map '" + name + "'";
  }
}
