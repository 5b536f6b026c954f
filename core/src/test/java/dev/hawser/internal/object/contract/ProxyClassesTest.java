package dev.hawser.internal.object.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Proxies of interfaces from anywhere.
class ProxyClassesTest {
  /// Seen by other loaders too, which have a class of their own of that name.
  public interface Shared {}

  interface Hidden {
    default String say() {
      return "hidden";
    }
  }

  private static final InvocationHandler NONE = (_, _, _) -> null;

  /// Has its own {@link Shared}.
  private static final class Elsewhere extends ClassLoader {
    Elsewhere() {
      super(ProxyClassesTest.class.getClassLoader());
    }

    Class<?> shared() throws IOException {
      String name = Shared.class.getName();
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
  }

  @Test
  @DisplayName("interfaces of the JDK, of the program, and such as are not public go together")
  void together() {
    Object made = ProxyClasses.create(List.of(Callable.class, Shared.class, Hidden.class), NONE);
    assertThat(made)
        .isInstanceOf(Callable.class)
        .isInstanceOf(Shared.class)
        .isInstanceOf(Hidden.class);
    assertThat(ProxyClasses.create(List.of(Runnable.class), NONE)).isInstanceOf(Runnable.class);
  }

  @Test
  @DisplayName("an interface of another class loader is found there")
  void elsewhere() throws Exception {
    Class<?> other = new Elsewhere().shared();
    assertThat(other.isInstance(ProxyClasses.create(List.of(Runnable.class, other), NONE)))
        .isTrue();
  }

  @Test
  @DisplayName("interfaces that no loader sees together are refused")
  void apart() throws Exception {
    Class<?> other = new Elsewhere().shared();
    assertThatThrownBy(() -> ProxyClasses.create(List.of(Shared.class, other), NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of these interfaces at a time");
  }

  @Test
  @DisplayName("default methods run, of interfaces that are not public too")
  void defaults() throws Throwable {
    Object made = ProxyClasses.create(List.of(Hidden.class), NONE);
    assertThat(DefaultMethods.run(made, Hidden.class.getDeclaredMethod("say"), new Object[0]))
        .isEqualTo("hidden");
  }
}
