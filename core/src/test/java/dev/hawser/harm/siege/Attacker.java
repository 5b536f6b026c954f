package dev.hawser.harm.siege;

import dev.hawser.Address;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// The attackers' process of {@link Siege}: reads a ticket, attacks until told to stop, and says
/// what it did.
public final class Attacker {
  private Attacker() {}

  /// Attacks as `ATTACK ADDRESS` says.
  public static void main(String... args) throws Exception {
    Address target = Address.parse(args[1]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String ticket = orders.readLine();
    AtomicBoolean over = new AtomicBoolean();
    Attack attack = Attack.valueOf(args[0]);
    Elsewhere from = new Elsewhere(100 + attack.ordinal());
    Assault assault =
        switch (attack) {
          case SLOW_HANDSHAKE -> new SlowHandshakes(target, from, over);
          case CONNECTION_FLOOD -> new Flood(target, from, over);
          case HUGE_HANDSHAKE -> new HugeHandshakes(target, from, over);
          case HUGE_FRAME -> new HugeFrames(ticket, from, over);
          case DEEP_NESTING -> new BadValues(ticket, from, Bombs.DEEP, over);
          case HASH_COLLISION -> new BadValues(ticket, from, Bombs.COLLIDING, over);
          case AMPLIFICATION -> new BadValues(ticket, from, Bombs.AMPLIFYING, over);
        };
    assault.begin();
    System.out.println("begun");
    orders.readLine();
    over.set(true);
    System.out.println(assault.done());
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /// An attack that goes on on threads of its own.
  interface Assault {
    void begin() throws Exception;

    /// What was done, for people to read.
    String done();
  }
}
