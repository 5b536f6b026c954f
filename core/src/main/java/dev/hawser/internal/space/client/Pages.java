package dev.hawser.internal.space.client;

import dev.hawser.Outcome;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.space.map.Cell;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/// A map's content as its owner sends it, page by page, each when it is wanted.
final class Pages implements Iterator<Map.Entry<String, Cell>> {
  private static final int LONGEST_KEY = 1 << 20;

  private final Conversation conversation;
  private final long moment;
  private final Supplier<String> what;
  private final Deque<Map.Entry<String, Cell>> page = new ArrayDeque<>();
  private final long version;
  private boolean more;

  /// Asks for the first page.
  Pages(Conversation conversation, Output request, long moment, Supplier<String> what) {
    this.conversation = conversation;
    this.moment = moment;
    this.what = what;
    Input in = ask(request);
    this.version = in.readVarLong();
    read(in);
  }

  /// The map's version when the first page was made; later pages may show later changes.
  long version() {
    return version;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && more) {
      Output request = new Output(1);
      request.writeByte(0);
      read(ask(request));
    }
    return !page.isEmpty();
  }

  @Override
  public Map.Entry<String, Cell> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private Input ask(Output request) {
    boolean done = false;
    try {
      Input answer = conversation.ask(request, moment);
      done = true;
      return answer;
    } catch (InterruptedException e) {
      throw Failures.interrupted(what.get(), Outcome.NOT_SENT);
    } finally {
      if (!done) {
        conversation.giveUp();
      }
    }
  }

  private void read(Input in) {
    int count = in.readVarInt();
    for (int i = 0; i < count; i++) {
      String key = in.readUtf8(LONGEST_KEY);
      long written = in.readVarLong();
      Cell cell = new Cell(in.readBytes(in.readVarInt()), written);
      page.add(new SimpleImmutableEntry<>(key, cell));
    }
    more = in.readBoolean();
    if (!more) {
      conversation.close();
    }
  }
}
