package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where files go when nothing is said.
class DefaultPlacesTest {
  private final AtomicReference<@Nullable Path> place = new AtomicReference<>();

  /// Takes notice of the place, and transfers nothing.
  private final RemoteFiles files =
      (RemoteFiles)
          Proxy.newProxyInstance(
              RemoteFiles.class.getClassLoader(),
              new Class<?>[] {RemoteFiles.class},
              (proxy, method, arguments) -> {
                if (method.isDefault()) {
                  return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                place.set((Path) arguments[1]);
                return null;
              });

  @Test
  @DisplayName("a folder keeps its name, also if its path ends with a slash")
  void folder() {
    for (String path : new String[] {"runs/results", "runs/results/", "results//", "/results"}) {
      var _ = files.getFolder(path);
      assertThat(place.get()).as(path).isEqualTo(Path.of("results"));
    }
  }

  @Test
  @DisplayName("a file goes into the working directory")
  void file() {
    var _ = files.get("runs/a.jpg");
    assertThat(place.get()).isEqualTo(Path.of(""));
  }
}
