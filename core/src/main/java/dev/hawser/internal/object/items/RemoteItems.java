package dev.hawser.internal.object.items;

import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import dev.hawser.internal.call.Thrown;
import dev.hawser.internal.call.Traces;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.items.ItemInbox.Page;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.Turn;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The items of a source at the other end, one after the other. It asks for them when the first is
/// wanted, and lets go of the source at the end, when it is closed, and when it is collected. For
/// one thread at a time, except for closing.
public final class RemoteItems implements Iterator<@Nullable Object>, AutoCloseable {
  private final Far far;
  private final Home home;
  private final boolean once;
  private final ItemInbox inbox;
  private @Nullable Stream stream;
  private @Nullable Page page;
  private boolean over;

  /// Guarded by this.
  private boolean closed;

  /// Items of a source.
  ///
  /// @param once whether the source is of no use afterwards
  RemoteItems(Far far, boolean once) {
    this.far = far;
    this.home = far.home();
    this.once = once;
    this.inbox = new ItemInbox(home);
  }

  /// Items as a contract declares them.
  public static Object as(Returns declared, Far far) {
    return switch (declared) {
      case STREAM -> stream(new RemoteItems(far, true));
      case PUBLISHER -> new RemotePublisher(far);
      default -> new RemoteItems(far, true);
    };
  }

  private static java.util.stream.Stream<@Nullable Object> stream(RemoteItems items) {
    return StreamSupport.stream(
            Spliterators.<@Nullable Object>spliteratorUnknownSize(items, Spliterator.ORDERED),
            false)
        .onClose(items::close);
  }

  @Override
  public boolean hasNext() {
    while (!over) {
      Page present = page;
      if (present != null && present.rest().remaining() > 0) {
        return true;
      }
      page = nextPage();
    }
    return false;
  }

  @Override
  public @Nullable Object next() {
    Page present = hasNext() ? page : null;
    if (present == null) {
      throw new NoSuchElementException("there are no more items");
    }
    try {
      return home.codec().read(present.rest(), present.references());
    } catch (ValueException e) {
      close();
      throw new ValueException(
          "an item cannot be read, nor those after it: " + e.getMessage(), Outcome.EXECUTED, e);
    } finally {
      Reference.reachabilityFence(far);
    }
  }

  /// @return null if there is no more, and then it is over
  private @Nullable Page nextPage() {
    Page next;
    try {
      long moment = home.channel().patience().waiting();
      next = take(moment);
      if (next != null) {
        home.channel().causality().await(next.stamp(), moment);
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted("waiting for items", Outcome.MAYBE_EXECUTED);
    } catch (HawserException e) {
      over = !(e instanceof DeadlineException);
      throw e;
    }
    if (next == null) {
      end();
    } else if (next.kind() != ItemPages.ITEMS) {
      end();
      throw failure(next);
    }
    return next;
  }

  private void end() {
    over = true;
    if (once) {
      far.close();
    }
  }

  private @Nullable Page take(long moment) throws InterruptedException {
    Stream from = open();
    if (from == null) {
      return null;
    }
    long left = home.channel().patience().left(moment);
    if (!inbox.isReady()) {
      Turn.giveWay();
    }
    Page next = inbox.take(from, moment == Patience.FOREVER ? Long.MAX_VALUE : left);
    if (next == null && !inbox.isOver()) {
      throw new DeadlineException("no item came by the deadline", Outcome.MAYBE_EXECUTED);
    }
    return next;
  }

  /// @return null if it was closed
  private synchronized @Nullable Stream open() {
    Stream present = stream;
    if (closed || present != null) {
      return closed ? null : present;
    }
    Output request = new Output(16);
    request.writeVarLong(far.open());
    Stream opened = home.channel().session().open(Service.ITEMS, inbox);
    opened.post(request.array(), 0, request.size(), true);
    stream = opened;
    return opened;
  }

  private static RuntimeException failure(Page failed) {
    String from = failed.rest().readUtf8(Traces.LONGEST_ORIGIN);
    Throwable thrown = Thrown.read(failed.rest(), failed.references().home().shipping());
    Traces.join(thrown, from, new Throwable());
    return switch (thrown) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new RemoteException(thrown.getClass().getName(), thrown.getMessage(), thrown);
    };
  }

  /// Has the source closed.
  @Override
  public void close() {
    Stream open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = stream;
    }
    if (open != null) {
      inbox.close(open);
    }
    if (once) {
      far.close();
    }
  }
}
