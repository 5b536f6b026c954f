package dev.hawser.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.internal.transport.LeftException;
import dev.hawser.spi.Connection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What the two ends say before the first frame. This is all that bytes from an unknown peer can
/// reach: fixed fields, a size limit, and whoever reads sets a deadline on the connection.
///
/// Each message is `HWSR`, a u16 length, and so many bytes. The client says {@link Hello}; the
/// server answers {@link Welcome}, {@link Refusal}, or first {@link Challenge}, to which the client
/// gives a {@link Response}; the client says one byte, {@link #GO}, and frames begin. Until `GO` a
/// new session is unknown to the rest of the server.
///
/// A connection that is to be a lane of a session begins with {@link LaneHello} instead. The server
/// always challenges, and answers a right response with its own; after `GO` the connection carries
/// whatever its users send.
public sealed interface Handshake {
  /// The version of the protocol that this code speaks.
  int VERSION = 1;

  /// The oldest version it still speaks.
  int OLDEST = 1;

  /// What a client sends when it has read the welcome.
  byte GO = 0x21;

  /// The longest message, in bytes after its length.
  int MOST = 16 << 10;

  /// The longest client name, in bytes of UTF-8.
  int LONGEST_NAME = 256;

  /// The longest id of an invitation, in bytes of UTF-8.
  int LONGEST_INVITATION = 64;

  /// The length of what each end challenges the other with, in bytes.
  int NONCE = 16;

  /// The length of a proof, in bytes.
  int PROOF = 32;

  /// What a client may say first.
  sealed interface Opening extends Handshake {
    /// The oldest protocol version it speaks.
    int oldest();

    /// The newest protocol version it speaks.
    int newest();
  }

  /// A client's first words for a session.
  ///
  /// @param oldest the oldest protocol version it speaks
  /// @param newest the newest protocol version it speaks
  /// @param features optional abilities, a bit each; none are defined yet
  /// @param session 0 to begin a session, else the one to resume
  /// @param attempt how often this session was resumed, growing, so that old words cannot be
  ///   replayed
  /// @param received how many bytes of frames it has
  /// @param terms what it wants
  /// @param name what it calls itself, or empty
  /// @param invitation the id of the invitation it comes with, or empty
  /// @param nonce its challenge to the server, {@link #NONCE} random bytes
  /// @param trust what it lets the server do, as `Trust` prints it
  record Hello(
      int oldest,
      int newest,
      long features,
      long session,
      int attempt,
      long received,
      Terms terms,
      String name,
      String invitation,
      byte[] nonce,
      String trust)
      implements Opening {}

  /// A client's first words for a lane: a further connection beside that of a session.
  ///
  /// @param oldest the oldest protocol version it speaks
  /// @param newest the newest protocol version it speaks
  /// @param session the session that the lane is to belong to
  /// @param number what the lane is for, which only its users know
  /// @param nonce its challenge to the server, {@link #NONCE} random bytes
  record LaneHello(int oldest, int newest, long session, long number, byte[] nonce)
      implements Opening {}

  /// A server's demand for a proof.
  ///
  /// @param nonce {@link #NONCE} random bytes, never used again
  record Challenge(byte[] nonce) implements Handshake {}

  /// An answer to a challenge: a client's, and at the beginning of a lane also the server's.
  ///
  /// @param proof {@link #PROOF} bytes
  record Response(byte[] proof) implements Handshake {}

  /// A server's consent.
  ///
  /// @param version the protocol version from now on
  /// @param features the abilities both ends have
  /// @param session the session's number
  /// @param token what the client must know to resume it
  /// @param received how many bytes of frames the server has
  /// @param terms what the server wants
  /// @param identity as whom the client is let in
  /// @param trust what the server lets it do, as `Trust` prints it
  /// @param proof the server's own; empty if it did not challenge the client
  record Welcome(
      int version,
      long features,
      long session,
      Token token,
      long received,
      Terms terms,
      String identity,
      String trust,
      byte[] proof)
      implements Handshake {}

  /// A server's refusal.
  ///
  /// @param gone whether the client asked for a session that does not exist (any more)
  /// @param reason for the user to read
  record Refusal(boolean gone, String reason) implements Handshake {}

  /// What one end wants of the session.
  ///
  /// @param heartbeatMillis the silence after which it counts a connection as dead
  /// @param graceMillis how long it waits for a new connection
  /// @param window how many bytes of a stream it takes before they are used
  record Terms(int heartbeatMillis, int graceMillis, int window) {}

  /// A secret of 128 bits. It never shows itself.
  record Token(long high, long low) {
    /// No secret.
    public static final Token NONE = new Token(0, 0);

    /// The 16 bytes.
    public byte[] bytes() {
      return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    @Override
    public String toString() {
      return "Token[...]";
    }
  }

  /// Sends a message.
  static void send(Connection connection, Handshake message) throws IOException {
    byte[] bytes = encode(message);
    connection.write(bytes, 0, bytes.length);
  }

  /// Reads a message.
  ///
  /// @throws ProtocolException if it is not one
  static Handshake receive(Connection connection) throws IOException {
    return decode(read(connection));
  }

  /// All bytes of a message.
  ///
  /// @throws ProtocolException if they are too many
  static byte[] encode(Handshake message) throws ProtocolException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeShort(0);
      switch (message) {
        case Hello hello -> writeHello(out, hello);
        case LaneHello lane -> writeLaneHello(out, lane);
        case Challenge challenge -> writeFixed(out, CHALLENGE, challenge.nonce);
        case Response response -> writeFixed(out, RESPONSE, response.proof);
        case Welcome welcome -> writeWelcome(out, welcome);
        case Refusal refusal -> writeRefusal(out, refusal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    byte[] all = bytes.toByteArray();
    int length = all.length - HEAD;
    if (length > MOST) {
      throw new ProtocolException(tooLong(length) + ": grant fewer permissions, with patterns");
    }
    all[4] = (byte) (length >> 8);
    all[5] = (byte) length;
    return all;
  }

  /// Reads all bytes of a message, whatever it says.
  ///
  /// @throws ProtocolException if it is too long, or none
  static byte[] read(Connection connection) throws IOException {
    return readRest(connection, exactly(connection, HEAD));
  }

  /// Reads the first message of a connection like any other.
  ///
  /// @throws LeftException if there is not even a first byte
  static byte[] readFirst(Connection connection) throws IOException {
    byte[] head = new byte[HEAD];
    int have = connection.read(head, 0, HEAD);
    if (have < 0) {
      throw new LeftException();
    }
    fill(connection, head, have);
    return readRest(connection, head);
  }

  private static byte[] readRest(Connection connection, byte[] head) throws IOException {
    if (Frame.getInt(head, 0) != MAGIC) {
      throw new ProtocolException("it does not speak Hawser: the first bytes are not HWSR");
    }
    int length = (head[4] & 0xff) << 8 | head[5] & 0xff;
    if (length > MOST) {
      throw new ProtocolException(tooLong(length));
    }
    byte[] body = exactly(connection, length);
    byte[] all = Arrays.copyOf(head, HEAD + length);
    System.arraycopy(body, 0, all, HEAD, length);
    return all;
  }

  /// What the bytes of a message say.
  ///
  /// @throws ProtocolException if they make no sense
  static Handshake decode(byte[] bytes) throws ProtocolException {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD))) {
      int kind = in.readByte();
      return switch (kind) {
        case HELLO -> readHello(in);
        case CHALLENGE -> new Challenge(readFixed(in, NONCE));
        case RESPONSE -> new Response(readFixed(in, PROOF));
        case WELCOME -> readWelcome(in);
        case REFUSAL -> new Refusal(in.readBoolean(), readText(in, MOST));
        case LANE -> readLaneHello(in);
        default -> throw new ProtocolException("handshake message of unknown kind " + kind);
      };
    } catch (ProtocolException e) {
      throw e;
    } catch (IOException e) {
      throw new ProtocolException("a handshake message shorter than its fields");
    }
  }

  /// Whether a client speaks none of the versions spoken here, so that its further fields mean
  /// something else.
  static boolean isStrange(int oldest, int newest) {
    return oldest > VERSION || newest < OLDEST;
  }

  private static String tooLong(int length) {
    return "a handshake of " + length + " bytes; the most is " + MOST;
  }

  /// Reads so many bytes and not one more: frames may follow at once.
  static byte[] exactly(Connection connection, int count) throws IOException {
    byte[] bytes = new byte[count];
    fill(connection, bytes, 0);
    return bytes;
  }

  private static void fill(Connection connection, byte[] bytes, int already) throws IOException {
    int have = already;
    while (have < bytes.length) {
      int read = connection.read(bytes, have, bytes.length - have);
      if (read < 0) {
        throw new EOFException(
            "closed after " + have + " of " + bytes.length + " bytes of the handshake");
      }
      have += read;
    }
  }

  /// `HWSR`.
  int MAGIC = 0x48575352;

  /// The length of what comes before the message: `HWSR` and its length.
  int HEAD = 6;

  /// Kind of a {@link Hello}.
  byte HELLO = 1;

  /// Kind of a {@link Welcome}.
  byte WELCOME = 2;

  /// Kind of a {@link Refusal}.
  byte REFUSAL = 3;

  /// Kind of a {@link Challenge}.
  byte CHALLENGE = 4;

  /// Kind of a {@link Response}.
  byte RESPONSE = 5;

  /// Kind of a {@link LaneHello}.
  byte LANE = 6;

  private static void writeHello(DataOutputStream out, Hello hello) throws IOException {
    out.writeByte(HELLO);
    out.writeByte(hello.oldest);
    out.writeByte(hello.newest);
    out.writeLong(hello.features);
    out.writeLong(hello.session);
    out.writeInt(hello.attempt);
    out.writeLong(hello.received);
    writeTerms(out, hello.terms);
    writeText(out, hello.name);
    writeText(out, hello.invitation);
    out.write(hello.nonce);
    writeText(out, hello.trust);
  }

  private static Hello readHello(DataInputStream in) throws IOException {
    int oldest = in.readUnsignedByte();
    int newest = in.readUnsignedByte();
    if (isStrange(oldest, newest)) {
      return new Hello(oldest, newest, 0, 0, 0, 0, new Terms(0, 0, 0), "", "", new byte[0], "");
    }
    return new Hello(
        oldest,
        newest,
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        readTerms(in),
        readText(in, LONGEST_NAME),
        readText(in, LONGEST_INVITATION),
        readFixed(in, NONCE),
        readText(in, MOST));
  }

  private static void writeLaneHello(DataOutputStream out, LaneHello lane) throws IOException {
    out.writeByte(LANE);
    out.writeByte(lane.oldest);
    out.writeByte(lane.newest);
    out.writeLong(lane.session);
    out.writeLong(lane.number);
    out.write(lane.nonce);
  }

  private static LaneHello readLaneHello(DataInputStream in) throws IOException {
    int oldest = in.readUnsignedByte();
    int newest = in.readUnsignedByte();
    return isStrange(oldest, newest)
        ? new LaneHello(oldest, newest, 0, 0, new byte[0])
        : new LaneHello(oldest, newest, in.readLong(), in.readLong(), readFixed(in, NONCE));
  }

  private static void writeWelcome(DataOutputStream out, Welcome welcome) throws IOException {
    out.writeByte(WELCOME);
    out.writeByte(welcome.version);
    out.writeLong(welcome.features);
    out.writeLong(welcome.session);
    writeToken(out, welcome.token);
    out.writeLong(welcome.received);
    writeTerms(out, welcome.terms);
    writeText(out, welcome.identity);
    writeText(out, welcome.trust);
    writeBytes(out, welcome.proof);
  }

  private static Welcome readWelcome(DataInputStream in) throws IOException {
    return new Welcome(
        in.readUnsignedByte(),
        in.readLong(),
        in.readLong(),
        readToken(in),
        in.readLong(),
        readTerms(in),
        readText(in, MOST),
        readText(in, MOST),
        readBytes(in, PROOF));
  }

  private static void writeRefusal(DataOutputStream out, Refusal refusal) throws IOException {
    out.writeByte(REFUSAL);
    out.writeBoolean(refusal.gone);
    writeText(out, refusal.reason);
  }

  private static void writeTerms(DataOutputStream out, Terms terms) throws IOException {
    out.writeInt(terms.heartbeatMillis);
    out.writeInt(terms.graceMillis);
    out.writeInt(terms.window);
  }

  private static Terms readTerms(DataInputStream in) throws IOException {
    Terms terms = new Terms(in.readInt(), in.readInt(), in.readInt());
    if (terms.heartbeatMillis < 1 || terms.graceMillis < 0 || terms.window < 64 << 10) {
      throw new ProtocolException("impossible terms " + terms);
    }
    return terms;
  }

  private static void writeToken(DataOutputStream out, Token token) throws IOException {
    out.writeLong(token.high);
    out.writeLong(token.low);
  }

  private static Token readToken(DataInputStream in) throws IOException {
    return new Token(in.readLong(), in.readLong());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(UTF_8));
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static void writeFixed(DataOutputStream out, byte kind, byte[] bytes) throws IOException {
    out.writeByte(kind);
    out.write(bytes);
  }

  private static String readText(DataInputStream in, int most) throws IOException {
    return new String(readBytes(in, most), UTF_8);
  }

  private static byte[] readBytes(DataInputStream in, int most) throws IOException {
    int length = in.readUnsignedShort();
    if (length > most) {
      throw new ProtocolException("a handshake field of " + length + " bytes; the most is " + most);
    }
    return readFixed(in, length);
  }

  private static byte[] readFixed(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
