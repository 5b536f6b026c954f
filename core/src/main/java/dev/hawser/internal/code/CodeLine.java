package dev.hawser.internal.code;

import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// What this end asks the other about code, each on a stream of its own; {@link CodeDesk} answers.
///
/// | request | answer |
/// |---|---|
/// | offer: whether it is part of a value that others may read, a manifest | the places of the classes that are missing there |
/// | classes: contents | nothing |
/// | manifest: a closure's name | its bytes |
/// | contents: a closure's name, places of classes | contents, of the first at least |
final class CodeLine {
  static final int OFFER = 1;
  static final int CLASSES = 2;
  static final int MANIFEST = 3;
  static final int CONTENTS = 4;

  static final int DONE = 0;
  static final int FAILED = 1;

  /// A message is full from so many bytes on.
  static final int FULL = 256 << 10;

  private final Channel channel;

  CodeLine(Channel channel) {
    this.channel = channel;
  }

  private Input ask(Output request) throws InterruptedException {
    Exchange exchange =
        Exchange.start(channel.session(), Service.CODE, request.array(), 0, request.size(), true);
    Input in = new Input(exchange.await(channel.patience().quick(), true));
    if (in.readUnsignedByte() != DONE) {
      throw Failures.read(in);
    }
    return in;
  }

  /// Waits for what another thread is asking.
  boolean await(CompletableFuture<Boolean> other) throws InterruptedException {
    return channel
        .patience()
        .await(other.copy(), channel.patience().quick(), () -> "offering code", Outcome.NOT_SENT);
  }

  /// Offers a closure.
  ///
  /// @param isShared whether it is part of a value that others may read
  /// @return the classes that are missing at the other end
  /// @throws dev.hawser.PermissionException if it does not want code
  List<ShippedClass> offer(Bundle bundle, boolean isShared) throws InterruptedException {
    Output request = new Output(bundle.manifestBytes().length + 2);
    request.writeByte(OFFER);
    request.writeBoolean(isShared);
    request.writeBytes(bundle.manifestBytes(), 0, bundle.manifestBytes().length);
    return places(ask(request), bundle.manifest().classes());
  }

  /// Writes which of a closure's classes are meant.
  static void writePlaces(Output out, List<Integer> places) {
    out.writeVarInt(places.size());
    places.forEach(out::writeVarInt);
  }

  /// Reads which of a closure's classes are meant.
  static List<ShippedClass> places(Input in, List<ShippedClass> classes) {
    int count = in.readVarInt();
    if (count < 0 || count > classes.size()) {
      throw new ValueException("malformed request for code: more classes than there are");
    }
    List<ShippedClass> meant = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = in.readVarInt();
      if (place < 0 || place >= classes.size()) {
        throw new ValueException("malformed request for code: no class has that place");
      }
      meant.add(classes.get(place));
    }
    return meant;
  }

  /// Sends the contents of classes.
  void send(List<ShippedClass> classes, Function<ShippedClass, byte[]> content)
      throws InterruptedException {
    int next = 0;
    while (next < classes.size()) {
      Output request = new Output();
      request.writeByte(CLASSES);
      while (next < classes.size() && request.size() < FULL) {
        byte[] bytes = content.apply(classes.get(next++));
        request.writeVarInt(bytes.length);
        request.writeBytes(bytes, 0, bytes.length);
      }
      var _ = ask(request);
    }
  }

  /// Asks for a manifest.
  ///
  /// @throws ValueException if the other end has none of that name
  byte[] manifest(Digest closure) throws InterruptedException {
    Output request = new Output();
    request.writeByte(MANIFEST);
    closure.write(request);
    Input in = ask(request);
    byte[] bytes = in.readBytes(in.remaining());
    if (bytes.length > Manifest.MOST_BYTES || !Digest.of(bytes).equals(closure)) {
      throw new ValueException("the other end sent other code than it was asked for");
    }
    return bytes;
  }

  /// Asks for the contents of some classes of a closure.
  ///
  /// @param classes all classes of the closure
  /// @param places which of them
  /// @throws ValueException if the other end does not have them
  void fetch(
      Digest closure,
      List<ShippedClass> classes,
      List<Integer> places,
      BiConsumer<Digest, byte[]> arrived)
      throws InterruptedException {
    int next = 0;
    while (next < places.size()) {
      Output request = new Output();
      request.writeByte(CONTENTS);
      closure.write(request);
      writePlaces(request, places.subList(next, places.size()));
      Input in = ask(request);
      int before = next;
      while (in.remaining() > 0 && next < places.size()) {
        ShippedClass type = classes.get(places.get(next++));
        arrived.accept(type.digest(), content(in, type));
      }
      if (next == before) {
        throw new ValueException("the other end sent no code although it was asked for some");
      }
    }
  }

  private static byte[] content(Input in, ShippedClass type) {
    byte[] content = in.readBytes(in.readVarInt());
    if (content.length != type.size() || !Digest.of(content).equals(type.digest())) {
      throw new ValueException("the other end sent other code than it was asked for");
    }
    return content;
  }
}
