package dev.hawser.internal.space.server;

import static java.util.Objects.requireNonNull;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.map.Cell;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.internal.space.protocol.Conditions;
import dev.hawser.internal.space.protocol.MapOp;
import dev.hawser.internal.space.protocol.Scope;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import dev.hawser.spi.EngineMap;
import dev.hawser.spi.EngineMap.Condition;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client's request about a map, served on the thread that reads it; a copy of a whole map
/// perhaps later and elsewhere. What was not permitted was not begun.
public final class MapRequest extends Messages {
  private static final int PAGE_BYTES = 128 << 10;
  private static final int NOT_FOLLOWING = -1;

  private final Guest guest;
  private @Nullable Iterator<Map.Entry<String, Cell>> content;
  private int followingAs = NOT_FOLLOWING;
  private Timer.Alarm turn = () -> {};
  private boolean begun;
  private boolean over;

  /// Creates one that a client has begun.
  public MapRequest(Guest guest) {
    super(guest.mostMessageBytes());
    this.guest = guest;
  }

  @Override
  public synchronized void message(Stream stream, Input in) {
    guest.serve(stream, () -> serve(stream, in));
  }

  private void serve(Stream stream, Input in) {
    if (content != null) {
      answerPage(stream, _ -> {});
      return;
    }
    if (begun) {
      throw new RefusedException("a stream carries one request");
    }
    begun = true;
    MapOp op = MapOp.read(in);
    Scope scope = Scope.read(in);
    String name = in.readUtf8(Guest.LONGEST_NAME);
    switch (op) {
      case WRITE -> write(stream, scope, name, in);
      case LEAVE -> {
        guest.feed().leave(in.readVarInt());
        guest.answer(stream, true, _ -> {});
      }
      case READ, VERSION, SIZE, CONTENT, FOLLOW, LISTEN -> {
        guest.access().require(Kind.MAPS, Access.READ, "read map", name);
        read(stream, op, guest.space(scope).map(name), in);
      }
    }
  }

  private void read(Stream stream, MapOp op, EngineMapOwner map, Input in) {
    switch (op) {
      case READ -> read(stream, map, in.readUtf8(Guest.LONGEST_NAME));
      case VERSION -> version(stream, map);
      case SIZE ->
          withReplica(stream, map, replica -> out -> out.writeVarInt(replica.content().size()));
      case CONTENT -> expensive(stream, () -> content(stream, map));
      case FOLLOW -> {
        int number = in.readVarInt();
        expensive(stream, () -> follow(stream, map, number));
      }
      case LISTEN -> {
        int number = in.readVarInt();
        expensive(stream, () -> listen(stream, map, number));
      }
      default -> throw new IllegalArgumentException(op + " does not read");
    }
  }

  /// Copies a whole map when the client's turn for that has come.
  private void expensive(Stream stream, Runnable request) {
    turn = guest.serveExpensive(() -> serveUnlessOver(stream, request));
  }

  private synchronized void serveUnlessOver(Stream stream, Runnable request) {
    if (!over) {
      guest.serve(stream, request);
    }
  }

  private void read(Stream stream, EngineMapOwner map, String key) {
    withReplica(
        stream,
        map,
        replica -> {
          Cell cell = replica.read(key);
          return out -> {
            if (cell == null) {
              out.writeBoolean(false);
            } else {
              writePresent(out, cell.version(), cell.bytes());
            }
          };
        });
  }

  /// Whoever is told what stood there, or that something did, reads too.
  private void write(Stream stream, Scope scope, String name, Input in) {
    String key = in.readUtf8(Guest.LONGEST_NAME);
    boolean wantsBefore = in.readBoolean();
    Condition condition = Conditions.read(in);
    byte[] value = in.readBoolean() ? in.readBytes(in.remaining()) : null;
    boolean tells = wantsBefore || !(condition instanceof Condition.Always);
    guest.access().require(Kind.MAPS, tells ? Access.BOTH : Access.WRITE, "write map", name);
    var _ =
        guest
            .space(scope)
            .map(name)
            .engineMap()
            .write(new EngineMap.Write(guest.operation(), key, condition, value))
            .whenComplete((written, failure) ->
                guest.complete(
                    stream,
                    failure,
                    out -> {
                      out.writeBoolean(written.applied());
                      EngineMap.Entry before = written.before();
                      if (before == null || written.applied() && !wantsBefore) {
                        out.writeBoolean(false);
                      } else {
                        writePresent(out, before.version(), before.value());
                      }
                    }));
  }

  private static void writePresent(Output out, long version, byte[] value) {
    out.writeBoolean(true);
    out.writeVarLong(version);
    out.writeBytes(value, 0, value.length);
  }

  private void version(Stream stream, EngineMapOwner map) {
    var _ =
        map.engineMap()
            .write(new EngineMap.Write(guest.operation(), "", new Condition.Absent(), null))
            .whenComplete((written, failure) ->
                guest.complete(stream, failure, out -> out.writeVarLong(written.version())));
  }

  private void content(Stream stream, EngineMapOwner map) {
    var _ =
        map.replicate()
            .whenComplete((replica, failure) ->
                guest.serve(stream, () -> beginPages(stream, replica, failure, NOT_FOLLOWING)));
  }

  private void follow(Stream stream, EngineMapOwner map, int number) {
    var _ =
        map.replicate()
            .whenComplete((replica, failure) ->
                guest.serve(stream, () -> beginPages(stream, replica, failure, number)));
  }

  private synchronized void beginPages(
      Stream stream, Replica replica, @Nullable Throwable failure, int number) {
    if (over) {
      return;
    }
    if (failure != null) {
      guest.fail(stream, failure);
      return;
    }
    long version = replica.version();
    if (number != NOT_FOLLOWING) {
      version = guest.feed().follow(number, replica, false);
      followingAs = number;
    }
    content = replica.content().entrySet().iterator();
    long loadedVersion = version;
    answerPage(stream, out -> out.writeVarLong(loadedVersion));
  }

  /// Sends a page: a count, so many entries, and whether there are more. It is made before the
  /// answer gets its stamp, which thus covers all that the page shows.
  private void answerPage(Stream stream, Guest.Body head) {
    Iterator<Map.Entry<String, Cell>> rest = requireNonNull(content);
    Output entries = new Output(1024);
    int count = 0;
    while (rest.hasNext() && entries.size() < PAGE_BYTES) {
      Map.Entry<String, Cell> entry = rest.next();
      byte[] bytes = entry.getValue().bytes();
      entries.writeUtf8(entry.getKey());
      entries.writeVarLong(entry.getValue().version());
      entries.writeVarInt(bytes.length);
      entries.writeBytes(bytes, 0, bytes.length);
      count++;
    }
    int entryCount = count;
    boolean more = rest.hasNext();
    if (!more) {
      followingAs = NOT_FOLLOWING;
    }
    guest.answer(
        stream,
        !more,
        out -> {
          head.write(out);
          out.writeVarInt(entryCount);
          out.writeBytes(entries.array(), 0, entries.size());
          out.writeBoolean(more);
        });
  }

  private void listen(Stream stream, EngineMapOwner map, int number) {
    withReplica(
        stream,
        map,
        replica -> {
          long version = guest.feed().follow(number, replica, true);
          return out -> out.writeVarLong(version);
        });
  }

  /// Reads something from the map's replica, which may have to be fetched first.
  private void withReplica(Stream stream, EngineMapOwner map, Reader reader) {
    var _ =
        map.replicate()
            .whenComplete((replica, failure) ->
                guest.serve(
                    stream,
                    () -> {
                      if (failure != null) {
                        guest.fail(stream, failure);
                      } else {
                        Guest.Body body = reader.read(replica);
                        guest.complete(stream, null, body);
                      }
                    }));
  }

  @FunctionalInterface
  private interface Reader {
    Guest.Body read(Replica replica);
  }

  /// A client that gave up before it had all pages will not follow.
  @Override
  public synchronized void failed(Stream stream, HawserException reason) {
    over = true;
    turn.cancel();
    if (followingAs != NOT_FOLLOWING) {
      guest.feed().leave(followingAs);
    }
  }
}
