package dev.hawser.tool.files;

import dev.hawser.HawserException;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferResult;
import java.time.Duration;

/// Tells the user, or a program, what becomes of transfers. Safe for use by many threads.
sealed interface Report permits TextReport, JsonReport {
  /// How often {@link #progress} should be told.
  Duration pace();

  /// How far a transfer has come.
  void progress(Job job, TransferProgress progress);

  /// A transfer is over; all went well.
  void done(Job job, TransferResult result);

  /// What a transfer would do.
  void planned(Job job, TransferPlan plan);

  /// A file, or all of a transfer, failed.
  void failed(Job job, HawserException why);

  /// Nothing more can be transferred.
  void broken(String message, HawserException why);

  /// Something that only people read.
  void note(String text);
}
