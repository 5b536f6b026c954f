package dev.hawser.internal.object.invocation;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.call.CurrentCall;
import dev.hawser.internal.call.Thrown;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Stacks;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.object.reference.Answer;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Letter;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// What a call does on its thread: reads its arguments, runs the method, and writes what that
/// returned or threw.
public final class Performance {
  private final Callee callee;
  private final Home home;
  private final Channel channel;
  private final Request request;
  private final long moment;
  private final CurrentCall current;
  private final @Nullable Outlet outlet;

  /// Prepares one.
  ///
  /// @param moment by when it has to be over
  /// @param current the call as users' code sees it
  /// @param outlet where the answer will leave, or null if nobody waits for it: then failures are
  ///   logged
  Performance(
      Callee callee, Request request, long moment, CurrentCall current, @Nullable Outlet outlet) {
    this.callee = callee;
    this.home = callee.home();
    this.channel = home.channel();
    this.request = request;
    this.moment = moment;
    this.current = current;
    this.outlet = outlet;
  }

  /// Does it, and brings what is to be answered. Never throws.
  Reply reply() {
    Object target;
    Reply reply;
    try {
      channel.causality().await(request.stamp(), moment);
      target = home.original(request.target());
    } catch (InterruptedException | RuntimeException | Error e) {
      return failed(isLate() ? late() : Failures.of(e, request.what()));
    }
    try {
      reply = replyOf(target);
    } finally {
      done(target);
    }
    return reply;
  }

  private void done(Object target) {
    Export export = request.target().export();
    if (export != null) {
      Threads.runSafely("ending a call of '" + export.name() + "'", () -> export.done(target));
    }
  }

  private Reply replyOf(Object target) {
    @Nullable Object[] arguments;
    try {
      arguments = arguments();
    } catch (RuntimeException | Error e) {
      return failed(isLate() ? late() : Failures.of(e, request.what()));
    }
    try {
      return result(runWithin(target, arguments));
    } catch (Throwable e) {
      return thrown(e);
    }
  }

  private @Nullable Object[] arguments() {
    Input in = request.rest();
    int count = in.readVarInt();
    Member member = request.member();
    Class<?>[] types = member == null ? null : member.parameters();
    if (count < 0 || count > in.remaining() || types != null && types.length != count) {
      throw new ValueException(
          "malformed value: " + request.what() + " with " + count + " arguments");
    }
    @Nullable Object[] arguments = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      Object value = home.codec().read(in, request.references());
      arguments[i] = types == null ? value : home.fitting(types[i], value);
    }
    return arguments;
  }

  private @Nullable Object runWithin(Object target, @Nullable Object[] arguments) throws Throwable {
    if (moment == Patience.FOREVER) {
      return current.run(() -> invoke(target, arguments));
    }
    Deadline deadline = Deadline.within(Duration.ofNanos(channel.patience().left(moment)));
    return deadline.<@Nullable Object, Throwable>call(
        () -> current.run(() -> invoke(target, arguments)));
  }

  private @Nullable Object invoke(Object target, @Nullable Object[] arguments) throws Throwable {
    Member member = request.member();
    return member == null
        ? BuiltIn.run(callee, request.target(), target, request.hash(), arguments)
        : finished(member, member.invoke(target, arguments));
  }

  /// What a method returns in the end, if it promises that for later.
  public static @Nullable Object finished(Member member, @Nullable Object result) throws Throwable {
    if (member.returns() != Returns.FUTURE || !(result instanceof CompletionStage<?> promise)) {
      return result;
    }
    CompletableFuture<?> future = promise.toCompletableFuture();
    try {
      return future.get();
    } catch (InterruptedException e) {
      boolean _ = future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  // ---- what is answered ----

  private Reply result(@Nullable Object value) {
    leaveInterrupt();
    Outlet to = outlet;
    if (to == null) {
      return Reply.NONE;
    }
    Output out = new Output(64);
    out.writeByte(Answer.RESULT);
    out.writeVarLong(channel.causality().stamp());
    Member member = request.member();
    try {
      Letter letter = new Letter(out, home);
      letter.add(
          member == null ? Object.class : member.passedAs(),
          member == null ? value : callee.travelling(member, value, showsStacks()));
      to.returned(value, letter.firstGiven());
      Output whole = letter.close();
      return new Reply(whole, whole == out ? null : letter);
    } catch (RuntimeException e) {
      return failed(
          new ValueException(
              "the result of " + request.what() + " cannot travel: " + e.getMessage(),
              Outcome.EXECUTED,
              e));
    }
  }

  private Reply thrown(Throwable thrown) {
    leaveInterrupt();
    if (isLate()) {
      return failed(late());
    }
    Member member = request.member();
    if (!isHeard() || member != null && member.isCallback()) {
      log(thrown);
    }
    if (outlet == null) {
      return Reply.NONE;
    }
    Output out = new Output();
    out.writeByte(Answer.THROWN);
    out.writeVarLong(channel.causality().stamp());
    out.writeUtf8(home.otherEnd());
    if (showsStacks()) {
      Thrown.write(out, thrown, home.shipping());
    } else {
      Stacks.hide(() -> Thrown.write(out, thrown, home.shipping()));
    }
    return Reply.plain(out);
  }

  /// Whether callers see how exceptions came about.
  private boolean showsStacks() {
    Export export = request.target().export();
    return export == null || export.options().showsStacks();
  }

  private Reply failed(HawserException reason) {
    if (!isHeard()) {
      log(reason);
    }
    return Reply.failed(reason);
  }

  /// Whether anybody learns how the call ended.
  private boolean isHeard() {
    return outlet != null && outlet.isHeard();
  }

  private void log(Throwable thrown) {
    Threads.log(Level.WARNING, request.what() + " by " + home.otherEnd() + " failed", thrown);
  }

  private boolean isLate() {
    return moment != Patience.FOREVER && channel.patience().left(moment) <= 0;
  }

  private DeadlineException late() {
    return new DeadlineException(
        request.what() + " was interrupted at its deadline", Outcome.MAYBE_EXECUTED);
  }

  /// What users' code leaves behind of an interrupt must not disturb the answer.
  private static void leaveInterrupt() {
    boolean _ = Thread.interrupted();
  }
}
