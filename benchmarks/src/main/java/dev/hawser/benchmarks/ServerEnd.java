package dev.hawser.benchmarks;

import java.io.Closeable;
import java.io.IOException;

/// The serving end of a contender.
public interface ServerEnd extends Closeable {
  /// What a client needs to find this server: one line without spaces.
  String address();

  static ServerEnd at(String address, Closeable resource) {
    return new ServerEnd() {
      @Override
      public String address() {
        return address;
      }

      @Override
      public void close() throws IOException {
        resource.close();
      }
    };
  }
}
