package dev.hawser.internal.codec;

/// The first byte of every value, saying what follows. PROTOCOL.md has the same table in full.
///
/// | tags | what follows |
/// |---|---|
/// | `00`–`0a` | null, booleans, numbers, text |
/// | `0b`–`1f` | built-in types that are written whole |
/// | `20`–`2f` | java.time |
/// | `30`–`38` | arrays |
/// | `40`–`4f` | collections, maps and what else holds values |
/// | `50`–`52` | types of the program: records, enums, exceptions |
/// | `60` | a back reference |
/// | `70`–`71` | what a layer above put here |
final class Tag {
  static final int NULL = 0x00;
  static final int FALSE = 0x01;
  static final int TRUE = 0x02;
  static final int BYTE = 0x03;
  static final int SHORT = 0x04;
  static final int CHAR = 0x05;
  static final int INT = 0x06;
  static final int LONG = 0x07;
  static final int FLOAT = 0x08;
  static final int DOUBLE = 0x09;
  static final int STRING = 0x0a;

  static final int BIG_INTEGER = 0x0b;
  static final int BIG_DECIMAL = 0x0c;
  static final int UUID = 0x0d;
  static final int URI = 0x0e;
  static final int PATH = 0x0f;
  static final int LOCALE = 0x10;
  static final int OPTIONAL_INT = 0x11;
  static final int OPTIONAL_LONG = 0x12;
  static final int OPTIONAL_DOUBLE = 0x13;
  static final int BIT_SET = 0x14;
  static final int DATE = 0x15;
  static final int BYTE_BUFFER = 0x16;

  static final int DURATION = 0x20;
  static final int INSTANT = 0x21;
  static final int LOCAL_DATE = 0x22;
  static final int LOCAL_TIME = 0x23;
  static final int LOCAL_DATE_TIME = 0x24;
  static final int OFFSET_TIME = 0x25;
  static final int OFFSET_DATE_TIME = 0x26;
  static final int ZONED_DATE_TIME = 0x27;
  static final int YEAR = 0x28;
  static final int YEAR_MONTH = 0x29;
  static final int MONTH_DAY = 0x2a;
  static final int PERIOD = 0x2b;
  static final int ZONE_OFFSET = 0x2c;
  static final int ZONE_ID = 0x2d;

  static final int BOOLEANS = 0x30;
  static final int BYTES = 0x31;
  static final int SHORTS = 0x32;
  static final int CHARS = 0x33;
  static final int INTS = 0x34;
  static final int LONGS = 0x35;
  static final int FLOATS = 0x36;
  static final int DOUBLES = 0x37;
  static final int ARRAY = 0x38;

  static final int LIST = 0x40;
  static final int LINKED_LIST = 0x41;
  static final int SET = 0x42;
  static final int SORTED_SET = 0x43;
  static final int DEQUE = 0x44;
  static final int ENUM_SET = 0x45;
  static final int MAP = 0x46;
  static final int SORTED_MAP = 0x47;
  static final int CONCURRENT_MAP = 0x48;
  static final int ENUM_MAP = 0x49;
  static final int ENTRY = 0x4a;
  static final int OPTIONAL = 0x4b;

  static final int RECORD = 0x50;
  static final int ENUM = 0x51;
  static final int THROWABLE = 0x52;

  static final int BACK_REFERENCE = 0x60;
  static final int FOREIGN = 0x70;
  static final int FOREIGN_NUMBERED = 0x71;

  private Tag() {}
}
