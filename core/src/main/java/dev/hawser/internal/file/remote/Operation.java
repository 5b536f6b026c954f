package dev.hawser.internal.file.remote;

import dev.hawser.security.Permission.Access;

/// What a stream about files begins with.
enum Operation {
  /// What is there?
  STAT("look at file", Access.READ),
  /// What is in a folder? Answered page by page.
  LIST("list folder", Access.READ),
  /// Deletes one file, link or empty folder.
  DELETE("delete file", Access.WRITE),
  /// Deletes a folder with all that is in it.
  DELETE_FOLDER("delete folder", Access.WRITE),
  /// Gives a file or folder another name.
  MOVE("move file", Access.WRITE),
  /// Makes a folder and those above it.
  CREATE_FOLDER("make folder", Access.WRITE),
  /// Opens a file; what is done with it follows.
  OPEN("open file", Access.BOTH),
  /// Begins a file that replaces another one when it is complete; its content follows.
  STORE("write file", Access.WRITE);

  private static final Operation[] ALL = values();

  /// For messages, and for the record of what the other end did.
  final String says;

  /// The permission it takes; opening a file can take less.
  final Access way;

  Operation(String says, Access way) {
    this.says = says;
    this.way = way;
  }

  static Operation of(int code) {
    if (code >= ALL.length) {
      throw Says.malformed("operation " + code);
    }
    return ALL[code];
  }
}
