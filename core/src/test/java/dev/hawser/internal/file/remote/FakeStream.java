package dev.hawser.internal.file.remote;

import dev.hawser.internal.session.Stream;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A stream that keeps what is said on it.
final class FakeStream implements Stream {
  final LinkedBlockingQueue<byte[]> said = new LinkedBlockingQueue<>();
  final LinkedBlockingQueue<String> resets = new LinkedBlockingQueue<>();
  final AtomicInteger consumed = new AtomicInteger();
  volatile boolean ended;
  volatile long backlog;

  /// The next message, which comes soon.
  byte[] next() throws InterruptedException {
    byte[] message = said.poll(60, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was said");
    }
    return message;
  }

  @Override
  public void send(byte[] bytes, int offset, int length, boolean endOfMessage, boolean end) {
    post(bytes, offset, length, end);
  }

  @Override
  public boolean trySend(byte[] bytes, int offset, int length) {
    post(bytes, offset, length, false);
    return true;
  }

  @Override
  public void post(byte[] bytes, int offset, int length, boolean end) {
    ended |= end;
    said.add(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void reset(String reason) {
    resets.add(reason);
  }

  @Override
  public void cancel(String reason) {}

  @Override
  public boolean takeBack(String reason) {
    return false;
  }

  @Override
  public void consumed(int bytes) {
    consumed.addAndGet(bytes);
  }

  @Override
  public void kept(long bytes) {}

  @Override
  public long backlog() {
    return backlog;
  }
}
