package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.file.protocol.Meter;

/// Counts nothing: the end that asked for the transfer does.
class Unmetered implements Meter {
  @Override
  public void found(boolean file, long bytes) {}

  @Override
  public void counted() {}

  @Override
  public void dealt(String path, long bytes) {}

  @Override
  public void fileDealt(String path) {}

  @Override
  public void travelled(long bytes) {}

  @Override
  public void stored(String path, long size, String digest) {}

  @Override
  public void failed(FileException failure) {}

  @Override
  public void planned(Step step) {}
}
