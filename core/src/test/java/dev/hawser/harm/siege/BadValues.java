package dev.hawser.harm.siege;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.Stream;
import dev.hawser.scenario.Indifferent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A client that was let in and sends values that no encoder would make, as fast as they are taken.
final class BadValues implements Attacker.Assault {
  private static final int PIPE = 4;
  private static final int SESSIONS = 2;

  private final String ticket;
  private final Elsewhere from;
  private final byte[][] values;
  private final AtomicBoolean over;
  private final AtomicLong sent = new AtomicLong();

  BadValues(String ticket, Elsewhere from, byte[][] values, AtomicBoolean over) {
    this.ticket = ticket;
    this.from = from;
    this.values = values;
    this.over = over;
  }

  @Override
  public void begin() {
    for (int i = 0; i < SESSIONS; i++) {
      Session session =
          SessionClient.connect(
              Invited.dialler(ticket, from), Invited.options(), _ -> new Indifferent());
      Thread.ofPlatform().daemon().start(() -> attack(session));
    }
  }

  private void attack(Session session) {
    Stream stream = session.open(PIPE, new Indifferent());
    try {
      Output name = new Output(64);
      name.writeUtf8(Siege.PIPE);
      stream.send(name.array(), 0, name.size(), true, false);
      for (int i = 0; !over.get(); i++) {
        Output message = new Output(1024);
        message.writeVarInt(0);
        byte[] value = values[i % values.length];
        message.writeBytes(value, 0, value.length);
        stream.send(message.array(), 0, message.size(), true, false);
        sent.incrementAndGet();
      }
    } catch (HawserException | InterruptedException e) {
      System.err.println("the attack ended: " + e.getMessage());
    }
  }

  @Override
  public String done() {
    return sent + " such values";
  }
}
