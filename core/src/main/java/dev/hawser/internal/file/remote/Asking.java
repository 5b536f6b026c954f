package dev.hawser.internal.file.remote;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// This end of a stream about files: asks, as often as it likes before the first answer, and hears
/// the answers in the order of the questions. What has arrived of answers is no more than was asked
/// for.
final class Asking implements StreamListener {
  private static final int MOST_OPEN = 200;

  private final Channel channel;
  private final String what;
  private final Stream stream;

  /// Guarded by this, as what follows.
  private final ArrayDeque<Question> open = new ArrayDeque<>();

  private @Nullable HawserException failure;

  /// For the thread that reads.
  private @Nullable Pieces pieces;

  /// An answer, with what it rests on and when it came.
  record Answer(byte[] bytes, long stamp, long moment) {}

  /// What was asked.
  static final class Question extends CompletableFuture<Answer> {
    private final int most;
    private byte[] gathered = {};
    private int length;

    private Question(int most) {
      this.most = most;
    }

    /// Adds a piece of the answer.
    private void add(Input in) {
      int count = in.remaining();
      if (count > most - length) {
        throw new RefusedException("an answer about files is longer than what was asked for");
      }
      if (count > gathered.length - length) {
        gathered = Arrays.copyOf(gathered, length == 0 ? count : most);
      }
      in.readBytes(gathered, length, count);
      length += count;
    }

    private byte[] bytes() {
      return length == gathered.length ? gathered : Arrays.copyOf(gathered, length);
    }
  }

  private Asking(Channel channel, String what) {
    this.channel = channel;
    this.what = what;
    stream = channel.session().open(Service.FILE_OPERATION, this);
  }

  /// Asks the first question of a stream and waits for its answer.
  ///
  /// @param most how long the answer may be
  static Opened begin(Channel channel, Request request, int most) {
    Asking asking = new Asking(channel, request.operation().says + " '" + request.path() + "'");
    boolean begun = false;
    try {
      byte[] answer = asking.await(asking.ask(request.message(), most)).bytes();
      begun = true;
      return new Opened(asking, answer);
    } catch (InterruptedException e) {
      throw Failures.interrupted(asking.what, Outcome.MAYBE_EXECUTED);
    } finally {
      if (!begun) {
        asking.giveUp();
      }
    }
  }

  /// A stream whose first question was answered.
  record Opened(Asking asking, byte[] answer) {}

  /// Begins a later question.
  Output question(int kind) {
    return question(kind, 0);
  }

  /// As {@link #question(int)}.
  ///
  /// @param bytes how many will follow
  Output question(int kind, int bytes) {
    Output out = new Output(Says.HEAD + 2 * Long.BYTES + bytes);
    out.writeByte(kind);
    out.writeLong(channel.causality().stamp());
    return out;
  }

  /// Asks.
  ///
  /// @param most how long the answer may be, in bytes
  Question ask(Output message, int most) {
    Question question = new Question(most);
    synchronized (this) {
      if (failure != null) {
        question.completeExceptionally(failure);
      } else if (open.size() == MOST_OPEN) {
        throw new ClosedException(
            MOST_OPEN + " earlier questions about this file are not answered yet",
            Outcome.NOT_SENT);
      } else {
        open.add(question);
        stream.post(message.array(), 0, message.size(), false);
      }
    }
    return question;
  }

  /// Waits for an answer.
  ///
  /// @throws HawserException what the other end answered, or that none can come
  Answer await(Question question) throws InterruptedException {
    Patience patience = channel.patience();
    long moment = patience.waiting();
    Answer answer = patience.await(question, moment, () -> what, Outcome.MAYBE_EXECUTED);
    channel.causality().await(answer.stamp(), moment);
    return answer;
  }

  /// This moment, on the scale of {@link Answer#moment}.
  long now() {
    return channel.patience().now();
  }

  /// Has nothing more to ask.
  void end() {
    shut(new ClosedException("it was closed", Outcome.MAYBE_EXECUTED));
    stream.end();
  }

  /// Wants nothing that was asked for to be finished.
  void giveUp() {
    shut(new ClosedException("it was given up", Outcome.MAYBE_EXECUTED));
    stream.reset("given up");
  }

  private void shut(HawserException reason) {
    Question[] unanswered;
    synchronized (this) {
      if (failure != null) {
        return;
      }
      failure = reason;
      unanswered = open.toArray(new Question[0]);
      open.clear();
    }
    for (Question each : unanswered) {
      each.completeExceptionally(reason);
    }
  }

  // ---- for channels and streams, which have exceptions of their own ----

  /// What a channel or stream does that may wait.
  interface Task<T> {
    T run() throws InterruptedException, IOException;
  }

  /// Does something, with failures as `IOException`s.
  static <T> T run(Task<T> task) throws IOException {
    try {
      return task.run();
    } catch (HawserException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while waiting for the other end").initCause(e);
    }
  }

  // ---- what arrives ----

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean whole) {
    from.consumed(length);
    Pieces earlier = pieces;
    try {
      if (earlier == null && whole) {
        heard(new Input(bytes, offset, length));
        return;
      }
      Pieces arrived = earlier == null ? new Pieces() : earlier;
      if (arrived.length() + length > Says.LONGEST) {
        throw new RefusedException("an answer about files is too long for one message");
      }
      arrived.add(bytes, offset, length);
      pieces = whole ? null : arrived;
      if (whole) {
        heard(new Input(arrived.join()));
      }
    } catch (HawserException e) {
      shut(e);
      throw e;
    }
  }

  private void heard(Input in) {
    int kind = in.readUnsignedByte();
    long stamp = in.readLong();
    Question question = asked(kind != Says.PIECE);
    if (question == null) {
      return;
    }
    switch (kind) {
      case Says.PIECE -> question.add(in);
      case Says.DONE -> {
        question.add(in);
        question.complete(new Answer(question.bytes(), stamp, now()));
      }
      case Says.FAILED -> question.completeExceptionally(Troubles.read(in));
      default -> throw new ValueException("malformed answer about files: of kind " + kind);
    }
  }

  /// The question that an answer is for; null if nobody wants answers any more.
  private synchronized @Nullable Question asked(boolean last) {
    Question question = last ? open.poll() : open.peek();
    if (question == null && failure == null) {
      throw new RefusedException("an answer about files that nobody asked for");
    }
    return question;
  }

  @Override
  public void ended(Stream from) {
    shut(new ClosedException("the other end has closed the file", Outcome.MAYBE_EXECUTED));
  }

  @Override
  public void failed(Stream from, HawserException reason) {
    shut(reason);
  }
}
