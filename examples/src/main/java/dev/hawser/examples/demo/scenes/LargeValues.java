package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Large values cross in chunks, streams as they are read.
final class LargeValues extends Scene {
  private static final int SIZE = 8 << 20;

  LargeValues() {
    super("Large values", "Alice sends 8 MB as one value, and then as a stream.");
    client("send bytes", LargeValues::sendBytes);
    server("receive bytes", LargeValues::receiveBytes);
    client("send stream", LargeValues::sendStream);
    server("receive stream", LargeValues::receiveStream);
  }

  private static Object sendBytes(Client client) throws InterruptedException {
    byte[] picture = noise();
    // @start region="bytes"
    client.pipe("pictures", byte[].class).send(picture);
    // @end
    return checksum(picture);
  }

  private static Object receiveBytes(Server server) throws InterruptedException {
    byte[] picture = server.clients().get(0).pipe("pictures", byte[].class).receive();
    say("has a picture of %,d bytes", picture.length);
    return checksum(picture);
  }

  private static Object sendStream(Client client) throws InterruptedException {
    byte[] film = noise();
    // @start region="send"
    client.pipe("films", InputStream.class).send(new ByteArrayInputStream(film)); // at alice
    // @end
    return checksum(film);
  }

  private static Object receiveStream(Server server) throws InterruptedException, IOException {
    CRC32C crc = new CRC32C();
    // @start region="receive"
    Pipe<InputStream> films = server.clients().get(0).pipe("films", InputStream.class);
    try (InputStream film = new CheckedInputStream(films.receive(), crc)) {
      film.transferTo(OutputStream.nullOutputStream()); // is read here as it arrives
    }
    // @end
    return crc.getValue();
  }

  private static byte[] noise() {
    byte[] bytes = new byte[SIZE];
    new Random().nextBytes(bytes);
    return bytes;
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  @Override
  public void play(Stage stage) {
    stage.show("bytes");
    var bytes = stage.start(SERVER, "receive bytes");
    String sent = stage.ask(ALICE, "send bytes");
    stage.check("the array arrives with the same checksum", sent, stage.answer(bytes));
    stage.show("send");
    stage.show("receive");
    var stream = stage.start(SERVER, "receive stream");
    String streamed = stage.ask(ALICE, "send stream");
    stage.check("so does the stream", streamed, stage.answer(stream));
  }
}
