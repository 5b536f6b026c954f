package dev.hawser.internal.object.contract;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A method as both ends name it: its name and the erased types of its parameters.
///
/// @param text such as `add(int,int)`
/// @param hash a number in place of the text
public record Signature(String text, long hash) {
  /// That of a method.
  public static Signature of(Method method) {
    return of(textOf(method));
  }

  /// That of something that no interface declares.
  public static Signature of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new Signature(text, ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String textOf(Method method) {
    return text(method.getName(), method.getParameterTypes());
  }

  static String text(String name, Class<?>... parameters) {
    return Arrays.stream(parameters)
        .map(Class::getTypeName)
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  @Override
  public String toString() {
    return text;
  }
}
