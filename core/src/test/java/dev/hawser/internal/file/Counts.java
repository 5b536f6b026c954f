package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.file.TransferPlan.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A meter that a test can read.
final class Counts implements Meter {
  final AtomicLong files = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
  final AtomicLong dealtFiles = new AtomicLong();
  final AtomicLong dealtBytes = new AtomicLong();
  final AtomicLong travelled = new AtomicLong();
  final Map<String, String> stored = new ConcurrentHashMap<>();
  final List<FileException> failures = new CopyOnWriteArrayList<>();
  final List<Step> steps = new CopyOnWriteArrayList<>();
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
