package dev.hawser.scenario;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.Base64;
import java.util.Scanner;

/// A program that reads whatever it is told, in base64, with Java's own serialization: what our
/// servers must not do.
public final class Gullible {
  private Gullible() {}

  /// Reads objects until its input ends, and says of what class each is.
  public static void main(String... args) throws Exception {
    Scanner lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      byte[] bytes = Base64.getDecoder().decode(lines.nextLine());
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        System.out.println(in.readObject().getClass().getName());
      }
    }
  }
}
