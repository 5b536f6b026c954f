package dev.hawser.internal.space.pipe;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.Pipe;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.space.value.Blobs;
import dev.hawser.internal.space.value.TypedName;
import dev.hawser.internal.space.value.Values;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The pipes between this end of a session and the other.
public final class Pipes {
  /// Both directions of a pipe, shared by those who see it under different types.
  record Ends(PipeSender sender, PipeReceiver receiver, PipeRights rights) {}

  private final Values values;
  private final Channel channel;
  private final Blobs blobs;
  private final Slowdown slowdown;
  private final ConcurrentHashMap<String, Ends> ends = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TypedName, Pipe<?>> pipes = new ConcurrentHashMap<>();
  private volatile @Nullable HawserException over;

  /// Creates those of one session.
  public Pipes(Channel channel, Values values) {
    this.values = values;
    this.channel = channel;
    this.blobs = new Blobs(channel.session());
    this.slowdown = new Slowdown(channel.patience());
  }

  /// The pipe of a name, for messages of a type.
  @SuppressWarnings("unchecked") // A pipe is kept under the type of its messages.
  public <T> Pipe<T> pipe(String name, Class<T> type) {
    TypedName key = TypedName.of(name, type);
    Pipe<?> present = pipes.get(key);
    if (present == null) {
      Class<T> boxed = values.allowContract(type);
      present = pipes.computeIfAbsent(key, _ -> newPipe(name, boxed));
    }
    return (Pipe<T>) present;
  }

  private <T> Pipe<T> newPipe(String name, Class<T> type) {
    return new PipeEnd<>(name, type, ends(name), this, channel.patience());
  }

  private Ends ends(String name) {
    Ends both = ends.computeIfAbsent(name, this::newEnds);
    HawserException reason = over;
    if (reason != null) {
      both.receiver().inbox().end(reason);
    }
    return both;
  }

  private Ends newEnds(String name) {
    PipeRights rights = new PipeRights(name, channel);
    return new Ends(
        new PipeSender(name, this, channel, rights, values, blobs),
        new PipeReceiver(
            new Inbox(channel.limits().streamWindow()), values, blobs, channel, slowdown),
        rights);
  }

  /// The other end begins to send on a pipe.
  public StreamListener acceptPipe() {
    return new Receiving();
  }

  /// The other end asks what it may do with a pipe.
  public static StreamListener acceptQuestion(Access access) {
    return new PipeRights.Answering(access);
  }

  /// The other end begins to send the content of an `InputStream`.
  public StreamListener acceptBlob() {
    return blobs.accept();
  }

  /// Whether the session is over.
  boolean areOver() {
    return over != null;
  }

  /// The session is over.
  public void end(HawserException reason) {
    over = reason;
    ends.values().forEach(both -> both.receiver().inbox().end(reason));
    blobs.end(reason);
  }

  /// Brings what arrives on a stream to the inbox that its first message names.
  private final class Receiving implements StreamListener {
    private @Nullable Inbox inbox;
    private String name = "";

    /// With which the other end was last found to be permitted to send.
    private @Nullable Trust trust;

    @Override
    public void received(
        Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
      Inbox target = inbox;
      if (target != null) {
        checkAgain();
        target.add(bytes, offset, length, endOfMessage);
        return;
      }
      if (!endOfMessage) {
        throw new RefusedException("the name of a pipe fits one frame");
      }
      name = new Input(bytes, offset, length).readUtf8(length);
      trust = channel.access().visitor().trust();
      PipeRights.require(channel.access(), Permission.Access.WRITE, name);
      target = ends(name).receiver().inbox();
      if (!target.begin(stream)) {
        throw new RefusedException("pipe '" + name + "' was begun before");
      }
      stream.consumed(length);
      inbox = target;
    }

    private void checkAgain() {
      Trust now = channel.access().visitor().trust();
      if (now == trust) {
        return;
      }
      try {
        PipeRights.require(channel.access(), Permission.Access.WRITE, name);
        trust = now;
      } catch (PermissionException e) {
        end(new ClosedException("the other end may not send any more", Outcome.NOT_SENT));
        throw e;
      }
    }

    @Override
    public void ended(Stream stream) {
      end(new ClosedException("the other end has closed the pipe", Outcome.NOT_SENT));
    }

    @Override
    public void failed(Stream stream, HawserException reason) {
      end(reason);
    }

    private void end(HawserException reason) {
      if (inbox != null) {
        inbox.end(reason);
      }
    }
  }
}
