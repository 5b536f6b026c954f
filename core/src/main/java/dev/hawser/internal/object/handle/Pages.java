package dev.hawser.internal.object.handle;

import dev.hawser.internal.object.reference.Home;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The items of a list that the other end keeps, brought here in pages that grow while they are
/// used.
final class Pages<T extends @Nullable Object> extends AbstractSpliterator<T> {
  private static final int FIRST = 16;
  private static final int MOST = 1024;

  private final FarReference list;
  private final Home home;
  private final Class<T> type;
  private final Deque<Optional<Object>> page = new ArrayDeque<>();
  private int taken;
  private int size = FIRST;
  private boolean over;

  private Pages(FarReference list, Class<T> type) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.list = list;
    this.home = list.far().home();
    this.type = type;
  }

  /// A stream of them.
  ///
  /// @param list to be closed when they have all been used, or the stream is closed
  static <T extends @Nullable Object> Stream<T> stream(FarReference list, Class<T> type) {
    return StreamSupport.stream(new Pages<>(list, type), false).onClose(list::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (page.isEmpty() && !over) {
      turn();
    }
    Optional<Object> next = page.poll();
    if (next == null) {
      return false;
    }
    action.accept(Casts.item(type, next.orElse(null), home));
    return true;
  }

  /// Brings the next page.
  private void turn() {
    if (list.operate(Operation.PAGE, taken, size) instanceof List<?> items && !items.isEmpty()) {
      items.forEach(item -> page.add(Optional.ofNullable(item)));
      taken += items.size();
      size = Math.min(MOST, 4 * size);
    } else {
      over = true;
      list.close();
    }
  }
}
