package dev.hawser.internal.operation;

/// What a stream is for: the number with which one end opens it and the other accepts it.
public final class Service {
  /// One request about a map and its answer; to the server.
  public static final int MAP = 1;

  /// One request about a queue and its answer; to the server.
  public static final int QUEUE = 2;

  /// The changes of all maps that a client follows; to the client, one per session.
  public static final int CHANGES = 3;

  /// One direction of a pipe; both ways.
  public static final int PIPE = 4;

  /// The content of one `InputStream` inside a message; both ways.
  public static final int BLOB = 5;

  /// The question whether this end may use a pipe; both ways.
  public static final int MAY = 6;

  /// The code of functions, offered to the other end or asked of it; both ways.
  public static final int CODE = 7;

  /// One call, of shipped code, of a registered function, or of source; both ways.
  public static final int CALL = 8;

  /// One command of the operating system; both ways.
  public static final int SYSTEM = 9;

  /// One call of an object, and its answer; both ways.
  public static final int OBJECT = 10;

  /// One-way calls of objects, and which ones are held no more; one stream in each direction.
  public static final int ONEWAY = 11;

  /// The items of one stream of results; both ways.
  public static final int ITEMS = 12;

  /// The calls of one batch, and their answers; both ways.
  public static final int BATCH = 13;

  /// One call whose result others do not wait for before they are made, and its answer; both ways.
  public static final int PIPELINED = 14;

  /// One transfer of a file or folder; both ways.
  public static final int FILE = 15;

  /// What else is done with a file or folder of the other end; both ways.
  public static final int FILE_OPERATION = 16;

  private Service() {}
}
