package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.call.SerializableFunction;
import dev.hawser.call.Task;
import dev.hawser.security.Permission;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The types that both ends have")
class CommonTypesTest {
  @Test
  @DisplayName("are the JDK's and Hawser's, and may be named if they are public")
  void named() {
    for (Class<?> type :
        List.of(
            String.class,
            StandardOpenOption.class,
            Map.Entry.class,
            Task.class,
            SerializableFunction.class,
            Permission.class,
            Permission.Kind.class)) {
      assertThat(CommonTypes.contains(type)).isTrue();
      assertThat(CommonTypes.mayBeNamed(type)).isTrue();
      assertThat(CommonTypes.find(type.getName())).isSameAs(type);
    }
  }

  @Test
  @DisplayName("may not be named if a program could not name them")
  void unnamed() {
    Class<?> hidden = List.of(1).getClass();

    assertThat(CommonTypes.contains(hidden)).isTrue();
    assertThat(CommonTypes.mayBeNamed(hidden)).isFalse();
    for (String name :
        List.of(
            hidden.getName(),
            "jdk.internal.misc.Unsafe",
            "dev.hawser.internal.code.CommonTypes",
            "dev.hawser.call.Nothing",
            "java.util.Nothing",
            "java.util.",
            "[I",
            "String",
            "",
            CommonTypesTest.class.getName())) {
      assertThat(CommonTypes.find(name)).isNull();
    }
  }

  @Test
  @DisplayName("do not include those of programs")
  void others() {
    Class<?> program = Program.of(new Program.Source("app.Main", Voyage.SOURCE)).type("app.Main");

    assertThat(CommonTypes.contains(program)).isFalse();
    assertThat(CommonTypes.find(program.getName())).isNull();
  }
}
