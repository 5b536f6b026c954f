package dev.hawser.internal.object.pipeline;

import dev.hawser.internal.call.Thrown;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.Execution;
import dev.hawser.internal.object.invocation.MissingMember;
import dev.hawser.internal.object.invocation.Outlet;
import dev.hawser.internal.object.invocation.Request;
import dev.hawser.internal.object.invocation.RequestDraft;
import dev.hawser.internal.object.reference.Answer;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Host;
import dev.hawser.internal.object.reference.Promised;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.session.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A pipelined call at the owner of its target: it begins when all is there that it depends on. If
/// one of those has failed, it fails with the same.
final class PipelinedRun implements Outlet {
  private final Callee callee;
  private final Home home;
  private final Stream stream;
  private final @Nullable Promised own;
  private final List<Promised> needs = new ArrayList<>(1);

  /// How much is missing, and one more until all that it needs is known.
  private final AtomicInteger missing = new AtomicInteger(1);

  private @Nullable Request request;

  /// What the other end was given for the result.
  private @Nullable Given result;

  /// Guarded by this, as what follows.
  private @Nullable Execution execution;

  private boolean over;

  /// Prepares one.
  ///
  /// @param own the result, if others may depend on it
  PipelinedRun(Callee callee, Stream stream, @Nullable Promised own) {
    this.callee = callee;
    this.home = callee.home();
    this.stream = stream;
    this.own = own;
  }

  /// Begins it as soon as that can be; on the thread that reads the connection.
  ///
  /// @param onPromise whether its target is the result of another call
  void start(RequestDraft draft, boolean onPromise) {
    needs.addAll(draft.references().promised());
    Supplier<Given> target;
    if (onPromise) {
      Promised promised = home.promises().expect(draft.number());
      needs.add(promised);
      target = () -> Request.permitted(callee, promised.given());
    } else {
      Given known = Request.target(callee, draft.number());
      target = () -> known;
    }
    missing.addAndGet(needs.size());
    Runnable next = () -> arrived(draft, target);
    needs.forEach(each -> each.whenSettled(next));
    next.run();
  }

  private void arrived(RequestDraft draft, Supplier<Given> target) {
    if (missing.decrementAndGet() > 0) {
      return;
    }
    for (Promised each : needs) {
      Reply failure = each.failure();
      if (failure != null) {
        refuse(failure);
        return;
      }
    }
    try {
      begin(draft.of(target.get()));
    } catch (MissingMember e) {
      refuse(Reply.missing(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      refuse(Reply.failed(Failures.of(e, "a call")));
    }
  }

  private void begin(Request ready) {
    request = ready;
    synchronized (this) {
      if (over) {
        return;
      }
    }
    Execution begun = Execution.start(callee, this, ready);
    boolean late;
    synchronized (this) {
      execution = begun;
      late = over;
    }
    if (late) {
      begun.interrupt();
    }
  }

  /// It is answered without being begun.
  void refuse(Reply reply) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    finish(reply);
  }

  /// Its caller does not want it any more. Never waits.
  ///
  /// @param reply the answer, if it has not begun
  void giveUp(Reply reply) {
    Execution running;
    synchronized (this) {
      running = execution;
    }
    if (running == null) {
      refuse(reply);
    } else {
      running.interrupt();
    }
  }

  /// Nobody will depend on its result any more.
  void forget() {
    if (own != null) {
      home.promises().drop(own);
    }
  }

  // ---- its end ----

  @Override
  public void returned(@Nullable Object value, @Nullable Given given) {
    result = value == null ? null : asGiven(value, given);
  }

  private Given asGiven(Object value, @Nullable Given given) {
    if (given != null && isFor(given, value)) {
      return given;
    }
    Request done = request;
    Member member = done == null ? null : done.member();
    Class<?> declared = member == null ? Object.class : member.result();
    List<Class<?>> shown = declared.isInterface() ? List.of(declared) : List.of();
    return new Given(Host.NUMBER, value, Exposure.of(value.getClass(), shown), null);
  }

  /// Whether what was given is the result itself, rather than a part of it.
  private boolean isFor(Given given, Object value) {
    return given.object() == value
        || given.export() != null && given.export() == home.exports().exporting(value);
  }

  @Override
  public void answer(Reply reply) {
    boolean late;
    synchronized (this) {
      late = over;
      over = true;
    }
    if (!late) {
      finish(reply);
    } else if (reply.letter() != null) {
      reply.letter().withdraw();
    }
  }

  private void finish(Reply reply) {
    if (own != null) {
      settle(own, reply);
    }
    reply.send(stream, true);
    needs.forEach(home.promises()::leave);
  }

  private void settle(Promised promised, Reply reply) {
    Given object = result;
    if (!reply.isResult()) {
      promised.fail(reply);
    } else if (object != null) {
      promised.succeed(object);
    } else {
      promised.fail(nothing());
    }
  }

  /// What is answered to calls of null.
  private Reply nothing() {
    Output out = new Output();
    out.writeByte(Answer.THROWN);
    out.writeVarLong(home.channel().causality().stamp());
    out.writeUtf8(home.otherEnd());
    Thrown.write(out, new NullPointerException("a pipelined call returned null"), home.shipping());
    return Reply.plain(out);
  }
}
