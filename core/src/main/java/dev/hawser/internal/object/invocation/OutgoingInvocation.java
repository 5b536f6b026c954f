package dev.hawser.internal.object.invocation;

import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.call.Circumstances;
import dev.hawser.internal.call.Thrown;
import dev.hawser.internal.call.Traces;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.contract.Signature;
import dev.hawser.internal.object.reference.Answer;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Letter;
import dev.hawser.internal.object.reference.OnewayLine;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A call of an object of the other end.
public final class OutgoingInvocation {
  private final Far target;
  private final Home home;
  private final Channel channel;
  private final long hash;
  private final String what;
  private final Class<?>[] parameters;
  private final Class<?> result;
  private final CallOptions options;

  /// What a user called, or null for one of the operations that every object has.
  private final @Nullable Captured captured;

  private volatile @Nullable Answer answer;

  /// Prepares one.
  ///
  /// @param what the call, as messages speak of it
  /// @param parameters the types of the parameters
  OutgoingInvocation(
      Far target,
      Signature signature,
      String what,
      Class<?>[] parameters,
      Class<?> result,
      CallOptions options) {
    this(target, signature, what, parameters, result, options, null);
  }

  private OutgoingInvocation(
      Far target,
      Signature signature,
      String what,
      Class<?>[] parameters,
      Class<?> result,
      CallOptions options,
      @Nullable Captured captured) {
    this.target = target;
    this.home = target.home();
    this.channel = home.channel();
    this.hash = signature.hash();
    this.what = what;
    this.parameters = parameters;
    this.result = result;
    this.options = options;
    this.captured = captured;
  }

  /// Prepares a call that a user makes.
  static OutgoingInvocation of(Captured call) {
    return of(call.handler().far(), call.method(), call.handler().callOptions(), call);
  }

  /// Prepares a call of a method.
  public static OutgoingInvocation of(Far target, ContractMethod method, CallOptions options) {
    return of(target, method, options, null);
  }

  private static OutgoingInvocation of(
      Far target, ContractMethod method, CallOptions options, @Nullable Captured captured) {
    return new OutgoingInvocation(
        target,
        method.signature(),
        method.what(),
        method.parameters(),
        method.returns() == Returns.FUTURE ? method.element() : method.result(),
        options,
        captured);
  }

  // ---- making it ----

  /// Has the call made, and brings its result.
  ///
  /// @param origin made where the caller called, if that was on another thread; else null
  @Nullable Object make(@Nullable Object[] arguments, @Nullable Throwable origin) throws Throwable {
    long moment = moment();
    int left = options.retries();
    while (true) {
      try {
        ask(moment, arguments);
        break;
      } catch (HawserException e) {
        if (left == 0 || !mayRepeat(e)) {
          throw e;
        }
        left--;
      }
    }
    return result(moment, origin);
  }

  /// Whether it may be made again after it failed on its way: it was certainly not carried out, or
  /// does no harm if it is carried out twice.
  private boolean mayRepeat(HawserException failure) {
    return Attempt.mayRepeat(failure, captured != null && captured.method().idempotent());
  }

  private void ask(long moment, @Nullable Object[] arguments) throws InterruptedException {
    Letter letter = letter(new Output(128), moment, arguments);
    Exchange exchange = send(letter);
    try {
      byte[] _ = exchange.await(moment, true);
    } catch (InterruptedException e) {
      throw interrupted(Outcome.MAYBE_EXECUTED);
    } catch (DeadlineException e) {
      throw new DeadlineException(what + " was not done by its deadline", e.outcome(), e);
    } finally {
      left(letter);
    }
  }

  /// A method that speaks of interrupts throws one; any other says it as well as it can.
  private RuntimeException interrupted(Outcome outcome) throws InterruptedException {
    if (captured != null && captured.method().isInterruptible()) {
      throw new InterruptedException(what + " was interrupted; outcome: " + outcome);
    }
    return Failures.interrupted(what, outcome);
  }

  private Exchange send(Letter letter) {
    Output request = letter.close();
    return Exchange.start(
        channel.session(),
        Service.OBJECT,
        request.array(),
        0,
        request.size(),
        true,
        new Fate(letter));
  }

  private void left(Letter letter) {
    try {
      letter.left();
    } finally {
      Reference.reachabilityFence(target);
    }
  }

  /// What becomes of the call, even after its caller has given up.
  private final class Fate implements Exchange.Witness {
    private final Letter letter;

    Fate(Letter letter) {
      this.letter = letter;
    }

    @Override
    public void answered(byte[] bytes) {
      letter.left();
      answer = Answer.read(bytes, home);
    }

    @Override
    public void unread() {
      letter.withdraw();
    }
  }

  /// As {@link #makeAsync(Object[], long, Throwable, Captured.Shape)}, until the current deadline.
  CompletableFuture<@Nullable Object> makeAsync(
      @Nullable Object[] arguments, Throwable origin, Captured.Shape shape) {
    return makeAsync(arguments, moment(), origin, shape);
  }

  /// Has the call made, without waiting for its result.
  ///
  /// @param moment by when it must be done
  /// @param origin made where the caller called
  /// @param shape what the future shall bring in place of the result
  public CompletableFuture<@Nullable Object> makeAsync(
      @Nullable Object[] arguments, long moment, Throwable origin, Captured.Shape shape) {
    Letter letter = letter(new Output(128), moment, arguments);
    return PendingCall.of(
        new PendingCall.Call() {
          @Override
          public String what() {
            return what;
          }

          @Override
          public @Nullable Object result() throws Throwable {
            left(letter);
            return shape.of(OutgoingInvocation.this.result(moment, origin));
          }
        },
        send(letter),
        task -> channel.patience().alarm(moment, task));
  }

  /// Has the call made, without waiting, and without hearing of it again.
  void makeOneway(@Nullable Object[] arguments) {
    Output head = new Output(128);
    head.writeByte(OnewayLine.CALL);
    Letter letter = letter(head, Patience.FOREVER, arguments);
    boolean sent = false;
    try {
      home.line().call(letter.close(), what);
      sent = true;
    } finally {
      if (!sent) {
        letter.withdraw();
      }
      left(letter);
    }
  }

  // ---- what is sent ----

  /// By when it must be done.
  public long moment() {
    Duration timeout = options.timeout();
    Patience patience = channel.patience();
    return timeout == null ? patience.waiting() : patience.within(timeout);
  }

  /// Writes it behind a head.
  public Letter letter(Output head, long moment, @Nullable Object[] arguments) {
    long left = channel.patience().left(moment);
    if (left <= 0) {
      throw new DeadlineException(
          what + " was not begun: its deadline has passed", Outcome.NOT_SENT);
    }
    Circumstances circumstances = Circumstances.worthSaying(options);
    Request.write(head, target.open(), hash, channel.causality().stamp(), left, circumstances);
    Letter letter = new Letter(head, home);
    letter.addCount(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      letter.add(i < parameters.length ? parameters[i] : Object.class, arguments[i]);
    }
    return letter;
  }

  // ---- what comes back ----

  private @Nullable Object result(long moment, @Nullable Throwable origin) throws Throwable {
    Answer arrived = answer;
    answer = null; // the session may remember this call for a while
    if (arrived == null) {
      throw new ValueException("the answer to " + what + " could not be read");
    }
    return result(arrived, moment, origin);
  }

  /// What an answer brings.
  public @Nullable Object result(Answer arrived, long moment, @Nullable Throwable origin)
      throws Throwable {
    switch (arrived.kind()) {
      case Answer.FAILED -> throw Failures.read(arrived.rest());
      case Answer.MISSING -> {
        return missing(arrived.rest().readUtf8(Traces.LONGEST_ORIGIN));
      }
      case Answer.RESULT, Answer.THROWN -> await(arrived, moment);
      default ->
          throw new ValueException("malformed value: no answer is of kind " + arrived.kind());
    }
    if (arrived.kind() == Answer.RESULT) {
      return value(arrived);
    }
    String from = arrived.rest().readUtf8(Traces.LONGEST_ORIGIN);
    Throwable thrown = Thrown.read(arrived.rest(), home.shipping());
    Traces.join(thrown, from, origin == null ? new Throwable() : origin);
    throw thrown;
  }

  private void await(Answer arrived, long moment) throws InterruptedException {
    try {
      channel.causality().await(arrived.stamp(), moment);
    } catch (InterruptedException e) {
      throw interrupted(Outcome.EXECUTED);
    }
  }

  /// The owner's interface lacks the method. If it is a default method, this end's will do.
  private @Nullable Object missing(String message) throws Throwable {
    Captured call = captured;
    if (call == null || !call.method().method().isDefault()) {
      throw new RefusedException(message);
    }
    return call.runHere();
  }

  private @Nullable Object value(Answer arrived) {
    try {
      return home.fitting(result, home.codec().read(arrived.rest(), arrived.references()));
    } catch (ValueException e) {
      throw new ValueException(
          "the result of " + what + " cannot be read: " + e.getMessage(), Outcome.EXECUTED, e);
    }
  }
}
