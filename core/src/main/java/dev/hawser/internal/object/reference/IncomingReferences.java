package dev.hawser.internal.object.reference;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The references in one message that has arrived. They are counted and found on the thread that
/// reads the connection, before any message after it is: so an object that the other end sends back
/// and then releases is found while it is still there.
public final class IncomingReferences implements Foreign {
  private static final int LONGEST_NAME = 4_000;
  private static final int MOST_INTERFACES = 1_000;
  private static final Object[] NONE = {};

  private final Home home;
  private final Foreign functions;

  /// Each a {@link Far}, a {@link Given}, a {@link Promised}, or a text that says why it is none of
  /// these.
  private final Object[] found;

  private IncomingReferences(Home home, Foreign functions, Object[] found) {
    this.home = home;
    this.functions = functions;
    this.found = found;
  }

  /// Those of a message that has none.
  public static IncomingReferences none(Home home) {
    return new IncomingReferences(home, home.functions(), NONE);
  }

  /// Who holds what, where they have arrived.
  public Home home() {
    return home;
  }

  /// Reads the list before a message's values; on the thread that reads the connection.
  public static IncomingReferences read(Input in, Home home, Foreign functions) {
    int count = in.readVarInt();
    if (count < 0 || count > in.remaining() / 2) {
      throw new ValueException("malformed value: " + count + " references cannot be in it");
    }
    Object[] found = count == 0 ? NONE : new Object[count];
    for (int i = 0; i < count; i++) {
      found[i] = readOne(in, home);
    }
    return new IncomingReferences(home, functions, found);
  }

  private static Object readOne(Input in, Home home) {
    int kind = in.readUnsignedByte();
    long number = in.readVarLong();
    return switch (kind) {
      case OutgoingReferences.YOURS -> {
        Given given = home.given().find(number);
        yield given == null ? "an object that was released came back" : given;
      }
      case OutgoingReferences.MINE -> {
        String typeName = in.readUtf8(LONGEST_NAME);
        Far far = home.held().received(number, typeName, home.known(names(in)));
        yield far == null ? tooMany(home) : far;
      }
      case OutgoingReferences.PROMISED -> promised(number, home);
      default -> throw new ValueException("malformed value: no reference is of kind " + kind);
    };
  }

  private static Object promised(long number, Home home) {
    try {
      return home.promises().expect(number);
    } catch (RefusedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// The results of other calls that are mentioned.
  public List<Promised> promised() {
    return Stream.of(found).filter(Promised.class::isInstance).map(Promised.class::cast).toList();
  }

  private static String tooMany(Home home) {
    return "this end holds "
        + home.mostObjects()
        + " objects of the other one, which is the limit: close those that are not needed"
        + " (Proxies.close), or raise Limits.withObjects";
  }

  private static List<String> names(Input in) {
    int count = in.readVarInt();
    if (count < 0 || count > MOST_INTERFACES) {
      throw new ValueException("malformed value: an object with " + count + " interfaces");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUtf8(LONGEST_NAME));
    }
    return names;
  }

  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public Object read(Input in) {
    throw new IllegalStateException("a reference is read from a source");
  }

  @Override
  public @Nullable Object read(Source source) {
    Input in = source.input();
    if (in.peekUnsignedByte() != OutgoingReferences.REFERENCE) {
      return functions.read(source);
    }
    int _ = in.readUnsignedByte();
    int place = in.readVarInt();
    if (place < 0 || place >= found.length) {
      throw new ValueException("malformed value: it holds no reference " + place);
    }
    return switch (found[place]) {
      case Far far -> far.face();
      case Given given -> home.meant(given);
      case Promised promised -> home.original(promised.given());
      case Object why -> throw new ValueException(why.toString());
    };
  }
}
