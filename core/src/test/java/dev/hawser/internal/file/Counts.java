package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.file.protocol.Meter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A meter that a test can read.
public final class Counts implements Meter {
  final AtomicLong files = new AtomicLong();
  public final AtomicLong bytes = new AtomicLong();
  public final AtomicLong dealtFiles = new AtomicLong();
  public final AtomicLong dealtBytes = new AtomicLong();
  public final AtomicLong travelled = new AtomicLong();
  public final Map<String, String> stored = new ConcurrentHashMap<>();
  public final List<FileException> failures = new CopyOnWriteArrayList<>();
  public final List<Step> steps = new CopyOnWriteArrayList<>();
  volatile boolean counted;

  @Override
  public void found(boolean file, long size) {
    files.addAndGet(file ? 1 : 0);
    bytes.addAndGet(size);
  }

  @Override
  public void counted() {
    counted = true;
  }

  @Override
  public void dealt(String path, long count) {
    dealtBytes.addAndGet(count);
  }

  @Override
  public void fileDealt(String path) {
    dealtFiles.incrementAndGet();
  }

  @Override
  public void travelled(long count) {
    travelled.addAndGet(count);
  }

  @Override
  public void stored(String path, long size, String digest) {
    stored.put(path, digest);
  }

  @Override
  public void failed(FileException failure) {
    failures.add(failure);
  }

  @Override
  public void planned(Step step) {
    steps.add(step);
  }
}
