package dev.hawser.internal.code;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Answers what the other end asks about code, as {@link CodeLine} does. Offers need a permission;
/// handing out code does not, since whoever can name it has a value that needs it.
final class CodeDesk {
  /// The longest request is the offer of the longest manifest.
  private static final int MOST_BYTES = Manifest.MOST_BYTES + 64;

  private final Channel channel;
  private final Stock stock;
  private final Delivery delivery;

  /// The contents that were asked for and have not come yet, and how often.
  private final Map<Digest, Integer> expected = new ConcurrentHashMap<>();

  CodeDesk(Channel channel, Stock stock, Delivery delivery) {
    this.channel = channel;
    this.stock = stock;
    this.delivery = delivery;
  }

  /// Hears one request. It is served on a thread of its own, since digests take time and the store
  /// may look into its folder.
  StreamListener accept() {
    return new Messages(MOST_BYTES) {
      @Override
      public void message(Stream stream, Input in) {
        byte[] request = in.readBytes(in.remaining());
        Threads.start("code", () -> answer(stream, request));
      }
    };
  }

  private void answer(Stream stream, byte[] request) {
    Output out = new Output();
    try {
      out.writeByte(CodeLine.DONE);
      serve(new Input(request), out);
    } catch (RuntimeException e) {
      out.reset();
      out.writeByte(CodeLine.FAILED);
      Failures.write(Failures.of(e, "the request for code"), out);
    }
    stream.post(out.array(), 0, out.size(), true);
  }

  private void serve(Input in, Output out) {
    int kind = in.readUnsignedByte();
    switch (kind) {
      case CodeLine.OFFER -> offered(in.readBoolean(), in.readBytes(in.remaining()), out);
      case CodeLine.CLASSES -> arrived(in);
      case CodeLine.MANIFEST -> {
        byte[] manifest = manifest(Digest.read(in));
        out.writeBytes(manifest, 0, manifest.length);
      }
      case CodeLine.CONTENTS -> handOut(in, out);
      default -> throw new RefusedException("no request about code has the number " + kind);
    }
  }

  private void offered(boolean isShared, byte[] bytes, Output out) {
    boolean mayComeHome = delivery.hasOffered();
    if (!mayComeHome) {
      require(); // before anything is looked at
    }
    Manifest manifest = Manifest.read(bytes);
    boolean home = mayComeHome && delivery.isComingHome(manifest);
    if (mayComeHome && !home) {
      require();
    }
    Digest name = Digest.of(bytes);
    Set<ShippedClass> foreign = new HashSet<>(stock.library().foreign(manifest));
    if (!home) {
      hold(name, foreign, isShared);
      delivery.arrivedFromThere(name, manifest);
    }
    stock.add(name, bytes);
    CodeLine.writePlaces(out, missing(manifest, foreign));
  }

  private void require() {
    channel.access().require(Kind.SHIPPED_CODE, Permission.Access.BOTH, "send code to run", "");
  }

  private void hold(Digest name, Set<ShippedClass> classes, boolean isShared) {
    List<Digest> digests = new ArrayList<>(List.of(name));
    classes.forEach(type -> digests.add(type.digest()));
    stock.hold(digests);
    if (isShared) {
      stock.share(digests);
    }
  }

  private List<Integer> missing(Manifest manifest, Set<ShippedClass> foreign) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < manifest.classes().size(); i++) {
      ShippedClass type = manifest.classes().get(i);
      if (foreign.contains(type) && !stock.has(type.digest())) {
        expected.merge(type.digest(), 1, Integer::sum);
        places.add(i);
      }
    }
    return places;
  }

  private void arrived(Input in) {
    while (in.remaining() > 0) {
      byte[] content = in.readBytes(in.readVarInt());
      Digest digest = Digest.of(content);
      if (!expected.containsKey(digest)) {
        throw new RefusedException("the class " + digest + " was not asked for");
      }
      stock.add(digest, content);
      expected.computeIfPresent(digest, (_, times) -> times > 1 ? times - 1 : null);
    }
  }

  private byte[] manifest(Digest closure) {
    byte[] manifest = stock.manifest(closure);
    if (manifest == null) {
      throw new ValueException("the code " + closure + " is not here any more");
    }
    return manifest;
  }

  private void handOut(Input in, Output out) {
    Digest closure = Digest.read(in);
    List<ShippedClass> classes = Manifest.read(manifest(closure)).classes();
    for (ShippedClass type : CodeLine.places(in, classes)) {
      byte[] content = stock.content(closure, type);
      if (content == null) {
        throw new ValueException("the code of " + type.name() + " is not here any more");
      }
      out.writeVarInt(content.length);
      out.writeBytes(content, 0, content.length);
      if (out.size() >= CodeLine.FULL) {
        return;
      }
    }
  }
}
