package dev.hawser.internal.call;

import dev.hawser.Client;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.eval.Namespace;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.process.Processes;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All calls of one session, in both directions. What costs memory is made when first needed.
public final class Calls {
  private final Channel channel;
  private final Supplier<Shipping> shipping;
  private final RegisteredFunctions functions;
  private final Peer peer;
  private final Supplier<Namespace> newNamespace;
  private final Consumer<Class<?>> contracts;
  private final AtomicInteger running = new AtomicInteger();

  /// Guarded by this, as what follows.
  private @Nullable Namespace namespace;

  private @Nullable Processes processes;
  private @Nullable CallThreads threads;
  private @Nullable DisconnectedException over;

  /// Prepares a session.
  ///
  /// @param functions what the other end may call by name
  /// @param peer the other end, as code that it runs here sees it
  /// @param newNamespace makes the namespace in which the other end evaluates source here
  /// @param contracts learns the interfaces of objects that may arrive
  public Calls(
      Channel channel,
      Supplier<Shipping> shipping,
      RegisteredFunctions functions,
      Peer peer,
      Supplier<Namespace> newNamespace,
      Consumer<Class<?>> contracts) {
    this.channel = channel;
    this.shipping = shipping;
    this.functions = functions;
    this.peer = peer;
    this.newNamespace = newNamespace;
    this.contracts = contracts;
  }

  /// What makes calls, without options.
  public ConfiguredCaller caller() {
    return new ConfiguredCaller(this, CallOptions.defaults());
  }

  /// A stream of {@link Service#CALL} or {@link Service#SYSTEM} that the other end has begun.
  public StreamListener accept(Stream stream, int service) {
    return service == Service.SYSTEM ? processes().accept() : new IncomingCall(this);
  }

  /// How many calls of the other end run here.
  public int running() {
    return running.get();
  }

  /// The session is over: lets go of what is kept for it. Its streams have failed before, by which
  /// the calls that run here were interrupted.
  public void end(DisconnectedException reason) {
    Namespace names;
    Processes commands;
    CallThreads runners;
    synchronized (this) {
      over = reason;
      runners = threads;
      names = namespace;
      commands = processes;
    }
    if (runners != null) {
      runners.end();
    }
    if (commands != null) {
      commands.end(reason);
    }
    if (names != null) {
      names.close();
    }
  }

  // ---- what calls need ----

  Channel channel() {
    return channel;
  }

  Shipping shipping() {
    return shipping.get();
  }

  Peer peer() {
    return peer;
  }

  /// An object of a type may come back, which is a proxy then if its interface is remote.
  void expect(Class<?> type) {
    contracts.accept(type);
  }

  /// Who the other end is, for people to read.
  String otherEnd() {
    String name = peer instanceof Client ? "the server" : peer.name();
    return name + " at " + channel.session().remote();
  }

  /// Commands of the operating system, in both directions.
  synchronized Processes processes() {
    Processes present = processes;
    if (present == null) {
      present = new Processes(channel);
      processes = present;
      if (over != null) {
        present.end(over);
      }
    }
    return present;
  }

  private synchronized Namespace namespace() {
    Namespace present = namespace;
    if (present == null) {
      present = newNamespace.get();
      namespace = present;
      if (over != null) {
        present.close();
      }
    }
    return present;
  }

  /// What a request of the other end stands for.
  Invocation invocation(Request.Head head, @Nullable Object[] body) {
    head.kind().requireSource(channel.access(), head.name(), body);
    RegisteredFunctions.Allowed allowed = functions.allowed(channel.access());
    return new Invocations(this::namespace, allowed).of(head, body);
  }

  /// What calls of the other end run on.
  synchronized CallThreads threads() {
    CallThreads present = threads;
    if (present == null) {
      present = new CallThreads();
      threads = present;
    }
    return present;
  }

  void started() {
    running.incrementAndGet();
  }

  void ended() {
    running.decrementAndGet();
  }

  // ---- making calls ----

  /// Has the other end run something, and brings its result.
  ///
  /// @param origin made where the caller called, if that was on another thread; else null
  @Nullable Object make(Request request, CallOptions options, @Nullable Throwable origin) {
    long moment = channel.patience().waiting();
    long left = channel.patience().left(moment);
    if (left <= 0) {
      throw new DeadlineException(
          request.what() + " was not begun: its deadline has passed", Outcome.NOT_SENT);
    }
    Output out = new Output();
    request.write(out, channel.causality().stamp(), left, shipping());
    News news = News.wanted(options, channel.causality());
    OutgoingCall.Answer answer = new OutgoingCall(channel, request.what(), news).ask(out, moment);
    Input in = answer.content();
    if (answer.kind() == Reply.FAILED) {
      throw Failures.read(in);
    }
    await(in.readVarLong(), moment, request);
    if (answer.kind() == Reply.RESULT) {
      return result(in, request);
    }
    String from = in.readUtf8(Traces.LONGEST_ORIGIN);
    Throwable thrown = Thrown.read(in, shipping());
    Traces.join(thrown, from, origin == null ? new Throwable() : origin);
    throw Calls.<RuntimeException>unchecked(thrown);
  }

  private void await(long stamp, long moment, Request request) {
    try {
      channel.causality().await(stamp, moment);
    } catch (InterruptedException e) {
      throw Failures.interrupted(request.what(), Outcome.EXECUTED);
    }
  }

  private @Nullable Object result(Input in, Request request) {
    try {
      return shipping().read(in);
    } catch (ValueException e) {
      throw new ValueException(
          "the result of " + request.what() + " cannot be read: " + e.getMessage(),
          Outcome.EXECUTED,
          e);
    }
  }

  /// Throws what a function declares, as its caller declares it, too.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
