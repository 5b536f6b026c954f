package dev.hawser.internal.code;

import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.Source;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// What one end ships to one other end, and receives from it: functions, and values of types that
/// only the sender knows. Before such a value leaves, this makes sure that the other end has the
/// code; when one arrives whose code is missing here, it is asked of the other end.
///
/// Writing and reading may wait for the other end, so neither may be done on a thread that reads
/// the connection. May be used by any number of threads.
///
/// An *island* is a value by the codec's rules whose types are those of one closure: the closure's
/// name in 32 bytes, a length, the value ({@link IslandWriter}, {@link IslandReader}). What needs
/// no code is written without a closure.
public final class Shipping {
  private static final int PLAIN = 0;
  private static final int ISLAND = 1;

  /// Begins an island inside an ordinary value.
  private static final int FUNCTION = 2;

  private static final String HERE = "this process";

  private final TypeRegistry registry;
  private final ValueLimits limits;
  private final @Nullable Channel channel;
  private final Stock stock;
  private final Delivery delivery;
  private final Arrivals arrivals;
  private final @Nullable CodeDesk desk;
  private final IslandReader plain;
  private final Foreign references;
  private final Foreign functions;
  private final Foreign all;

  /// Shipping between this end and another.
  ///
  /// @param store this end's code
  /// @param registry the types that this end allows anyway
  /// @param limits how large a value may be
  /// @param references how objects travel that it claims; the others are none of its business
  public Shipping(
      Channel channel,
      CodeStore store,
      TypeRegistry registry,
      ValueLimits limits,
      Foreign references) {
    this(channel, store, registry, limits, references, new CodeLine(channel));
  }

  private Shipping(
      @Nullable Channel channel,
      CodeStore store,
      TypeRegistry registry,
      ValueLimits limits,
      Foreign references,
      @Nullable CodeLine line) {
    this.references = references;
    this.functions = new Functions(new NoReferences(references));
    this.all = new Functions(references);
    this.registry = registry;
    this.limits = limits;
    this.channel = channel;
    this.stock = new Stock(store);
    this.delivery = new Delivery(stock, line);
    this.arrivals =
        new Arrivals(
            stock,
            delivery,
            line,
            channel == null ? null : channel.access(),
            registry,
            references,
            channel == null ? HERE : channel.session().clientName());
    this.desk = channel == null ? null : new CodeDesk(channel, stock, delivery);
    this.plain = new IslandReader(null, registry, references);
  }

  /// Shipping within this process: for the spaces that a server itself keeps.
  ///
  /// @param references knows which objects travel by reference, and so cannot be kept
  public static Shipping local(
      CodeStore store, TypeRegistry registry, ValueLimits limits, Foreign references) {
    return new Shipping(null, store, registry, limits, references, null);
  }

  /// Writes a value with all that it needs: functions, and records, enums, exceptions and
  /// serializable objects of any type, whether the other end knows it or not.
  ///
  /// An exception always gets there: without code, if the other end accepts none.
  ///
  /// @throws HawserException if some of it cannot travel, or the other end accepts no code
  public void write(Output out, @Nullable Object value) {
    IslandWriter island = new IslandWriter(registry, references);
    Output payload = new Output();
    try {
      new Codec(island, limits).write(payload, value, island);
    } catch (ValueException e) {
      throw island.explained(e, value, Route.isCall(value) ? "task" : "value");
    }
    Digest closure = needsCode(island, value) ? delivered(island, value) : null;
    if (closure == null) {
      out.writeByte(PLAIN);
    } else {
      out.writeByte(ISLAND);
      writeHead(out, closure, payload);
    }
    out.writeBytes(payload.array(), 0, payload.size());
  }

  /// Whether a value is to be written with its code. If the other end accepts no code, values that
  /// it may know by itself are not, nor are exceptions of types that it does not know.
  private boolean needsCode(IslandWriter island, @Nullable Object value) {
    if (!island.hasValuesOnly() || isWelcome()) {
      return island.needsCode();
    }
    boolean goesWithout =
        value instanceof Throwable ? !delivery.mayComeHome(island.types()) : allows(island);
    return island.needsCode() && !goesWithout;
  }

  /// Whether the other end accepted code when it last said so.
  private boolean isWelcome() {
    return channel == null
        || channel.session().granted().permits(Kind.SHIPPED_CODE, Permission.Access.BOTH, "");
  }

  private boolean allows(IslandWriter island) {
    return island.types().stream().allMatch(registry::isKnown);
  }

  /// Delivers the code of an island.
  ///
  /// @return null if the other end gets it without code
  private @Nullable Digest delivered(IslandWriter island, @Nullable Object value) {
    try {
      return deliver(island, false);
    } catch (PermissionException | RefusedException | ValueException e) {
      if (island.hasValuesOnly() && (value instanceof Throwable || allows(island))) {
        return null;
      }
      throw e;
    }
  }

  private Digest deliver(IslandWriter island, boolean isShared) {
    Bundle bundle = stock.library().bundler().bundle(island.types(), island.lambdas());
    try {
      delivery.deliver(bundle, isShared);
    } catch (InterruptedException e) {
      throw Failures.interrupted("shipping code", Outcome.NOT_SENT);
    }
    return bundle.digest();
  }

  private static void writeHead(Output out, Digest closure, Output payload) {
    closure.write(out);
    out.writeVarInt(payload.size());
  }

  /// Reads what {@link #write} wrote.
  ///
  /// @throws HawserException if its code is missing, or the other end may not ship code
  public @Nullable Object read(Input in) {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case PLAIN -> new Codec(plain, limits).read(in, plain);
      case ISLAND -> {
        IslandReader rules = rules(Digest.read(in));
        long end = end(in);
        Object value = new Codec(rules, limits).read(in, rules);
        checkEnd(in, end);
        yield value;
      }
      default -> throw new ValueException("malformed value: nothing begins with " + kind);
    };
  }

  private static long end(Input in) {
    int length = in.readVarInt();
    if (length < 0 || length > in.bound()) {
      throw new ValueException("truncated value: the bytes end before the value does");
    }
    return in.consumed() + length;
  }

  private static void checkEnd(Input in, long end) {
    if (in.consumed() != end) {
      throw new ValueException("malformed value: a function's length is wrong");
    }
  }

  private IslandReader rules(Digest closure) {
    try {
      return arrivals.rules(closure);
    } catch (InterruptedException e) {
      throw Failures.interrupted("receiving code", Outcome.MAYBE_EXECUTED);
    }
  }

  /// How functions, and serializable objects of the program, travel inside ordinary values that may
  /// outlive the session: no references.
  public Foreign functions() {
    return functions;
  }

  /// As {@link #functions}, and references, inside values that are read once, by the other end.
  public Foreign functionsAndReferences() {
    return all;
  }

  private final class Functions implements Foreign {
    private final Foreign mentioned;

    /// @param mentioned how references travel
    Functions(Foreign mentioned) {
      this.mentioned = mentioned;
    }

    @Override
    public boolean isNumbered(Object value) {
      return Lambdas.isSerializableLambda(value)
          || value instanceof Serializable && !CommonTypes.contains(value.getClass());
    }

    @Override
    public boolean write(Object value, Output out) {
      return false;
    }

    @Override
    public boolean write(Object value, Sink sink) {
      if (mentioned.claims(value)) {
        return mentioned.write(value, sink);
      }
      if (!isNumbered(value) && !value.getClass().isHidden()) {
        return false;
      }
      IslandWriter island = new IslandWriter(registry, mentioned);
      Output payload = new Output();
      try {
        sink.writeApart(payload, island, island, value);
      } catch (ValueException e) {
        throw island.explained(e, value, Route.isCall(value) ? "function" : "value");
      }
      Digest closure = deliver(island, true);
      Output out = sink.output();
      out.writeByte(FUNCTION);
      writeHead(out, closure, payload);
      out.writeBytes(payload.array(), 0, payload.size());
      return true;
    }

    @Override
    public Object read(Input in) {
      throw new IllegalStateException("a function is read from a source");
    }

    @Override
    public @Nullable Object read(Source source) {
      Input in = source.input();
      if (in.peekUnsignedByte() != FUNCTION) {
        return mentioned.read(source);
      }
      int _ = in.readUnsignedByte();
      IslandReader rules = rules(Digest.read(in));
      long end = end(in);
      Object value = source.readApart(rules, rules);
      checkEnd(in, end);
      if (value == null) {
        throw new ValueException("malformed value: null where a function must be");
      }
      return value;
    }
  }

  /// A stream of {@link dev.hawser.internal.operation.Service#CODE} that the other end has begun.
  public StreamListener accept() {
    if (desk == null) {
      throw new IllegalStateException("there is no other end");
    }
    return desk.accept();
  }

  /// The session is over: lets go of all that came from the other end.
  public void end() {
    arrivals.end();
    stock.release();
  }
}
