package dev.hawser.benchmarks.contenders;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A kind of blocking connection, as the JDK has it.
interface RawMedium {
  /// The name of the contender that uses it.
  String name();

  /// Begins to listen, on an address of its choice.
  Listener listen() throws IOException;

  /// Connects.
  ///
  /// @param address what the listener has for an address
  /// @param size the size of the messages to come
  Line connect(String address, int size) throws IOException;

  /// Where connections arrive.
  interface Listener extends Closeable {
    /// What a client needs, without spaces.
    String address();

    /// The next connection.
    ///
    /// @param size the size of the messages to come
    Line accept(int size) throws IOException;

    boolean isOpen();
  }

  /// One connection, with a buffer for one message. For one thread.
  interface Line extends Closeable {
    /// The buffer: what is sent from it, and what was received into it.
    ByteBuffer buffer();

    /// Sends all of the buffer.
    void send() throws IOException;

    /// Fills all of the buffer.
    ///
    /// @throws java.io.EOFException if the other end has closed
    void receive() throws IOException;

    /// Sends bytes, no more than the buffer could hold.
    void send(byte[] bytes) throws IOException;

    /// Receives bytes, no more than the buffer could hold.
    ///
    /// @throws java.io.EOFException if the other end has closed
    byte[] receive(int size) throws IOException;
  }
}
