package dev.hawser.internal.object.items;

import dev.hawser.RefusedException;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Lent;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Many items of this end that the other end can have one after the other: a stream, an iterator,
/// or a publisher. The other end holds it by reference; when it lets go, or the session ends, the
/// source is closed. What is no publisher can be read once.
public final class ItemSource implements Lent {
  private final Home home;
  private final Object source;
  private final Class<?> element;
  private final boolean showsStacks;

  /// Guarded by this, as what follows.
  private final Set<ItemPump> pumps = new HashSet<>(2);

  private boolean opened;
  private boolean gone;
  private boolean closed;

  /// Creates one.
  ///
  /// @param element the type of its items, as far as a contract says it
  /// @param showsStacks whether the other end sees how exceptions came about
  public ItemSource(Home home, Object source, Class<?> element, boolean showsStacks) {
    this.home = home;
    this.source = source;
    this.element = element;
    this.showsStacks = showsStacks;
  }

  /// What travels for the result of a method.
  public static @Nullable Object ofResult(
      Home home, Member member, @Nullable Object result, boolean showsStacks) {
    return result != null && member.returns().isMany()
        ? new ItemSource(home, result, member.element(), showsStacks)
        : result;
  }

  Class<?> element() {
    return element;
  }

  boolean showsStacks() {
    return showsStacks;
  }

  /// What the source is, for people to read.
  String typeName() {
    return source.getClass().getName();
  }

  /// Begins to send the items; on the thread that reads the connection.
  ///
  /// @throws RefusedException if they were sent before
  synchronized ItemPump open(Stream stream) {
    if (gone) {
      throw new RefusedException("the items are not there any more");
    }
    if (opened && !(source instanceof Flow.Publisher<?>)) {
      throw new RefusedException("the items can be read once only");
    }
    opened = true;
    ItemPump pump = new ItemPump(home, stream, this);
    pumps.add(pump);
    pump.start();
    return pump;
  }

  /// Passes the items on until there is no more, or no more is wanted.
  ///
  /// @param sink says whether it wants more
  void each(Predicate<@Nullable Object> sink) throws Throwable {
    switch (source) {
      case java.util.stream.Stream<?> stream -> {
        boolean _ = stream.sequential().anyMatch(item -> !sink.test(item));
      }
      case Flow.Publisher<?> publisher -> Subscribed.each(publisher, sink);
      case Iterator<?> iterator -> {
        while (iterator.hasNext() && sink.test(iterator.next())) {
          // The sink does the work.
        }
      }
      default -> throw new IllegalStateException("no source of items: " + typeName());
    }
  }

  /// A pump has ended.
  void ended(ItemPump pump) {
    boolean close;
    synchronized (this) {
      pumps.remove(pump);
      close = mayClose();
    }
    if (close) {
      close();
    }
  }

  @Override
  public void letGo() {
    Set<ItemPump> running;
    boolean close;
    synchronized (this) {
      gone = true;
      running = Set.copyOf(pumps);
      close = mayClose();
    }
    running.forEach(ItemPump::stop);
    if (close) {
      Threads.start("closing-items", this::close);
    }
  }

  /// Whether it is to be closed now; says so once. Under the lock.
  private boolean mayClose() {
    boolean publishes = source instanceof Flow.Publisher<?>;
    boolean now = !closed && pumps.isEmpty() && (gone || opened) && !publishes;
    closed |= now;
    return now;
  }

  private void close() {
    if (source instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        Threads.log(System.Logger.Level.WARNING, "a source of items could not be closed", e);
      }
    }
  }
}
