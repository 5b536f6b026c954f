package dev.hawser.internal.process;

import java.io.IOException;

/// Where the content of one kind goes that arrives on a command's stream. Called by whoever reads
/// the connection, so nothing here waits.
interface Sink {
  /// Content arrived. The bytes are only valid during the call.
  ///
  /// @param stamp what must be visible here before the bytes are
  /// @throws dev.hawser.RefusedException if there is no room that was given for it
  void add(byte[] bytes, int offset, int length, long stamp);

  /// No more comes. Later calls change nothing.
  void end();

  /// No more comes, and that was not its end.
  void fail(IOException reason);

  /// The stream is over: what is kept here is no longer counted as kept for it.
  void release();
}
