package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Outcome;
import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a proxy is, beside the calls it makes.
@Timeout(180)
class CallingProxiesTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  /// What only the caller's end knows of the method `twice`.
  interface Wide {
    String name();

    default String twice() {
      return name() + name();
    }
  }

  public interface Named {
    String name();

    default String greeting() {
      return "hello " + name();
    }

    String join(String... words);

    default CompletableFuture<String> later() {
      return CompletableFuture.completedFuture("later " + name());
    }
  }

  private final AtomicInteger greetings = new AtomicInteger();

  private Named named() {
    Named here =
        new Named() {
          @Override
          public String name() {
            return "Ada";
          }

          @Override
          public String greeting() {
            greetings.incrementAndGet();
            return Named.super.greeting();
          }

          @Override
          public String join(String... words) {
            return String.join(" ", words);
          }
        };
    var _ = lab.server().export("named", here);
    return lab.client().lookup("named", Named.class);
  }

  @Test
  @DisplayName("equals, hashCode and toString are local, and go by the object")
  void identity() {
    Named named = named();
    Named again = Proxies.with(named, CallOptions.defaults());
    assertThat(named).isEqualTo(again).hasSameHashCodeAs(again).isNotEqualTo("named");
    Map<Named, Integer> numbers = new HashMap<>(Map.of(named, 1));
    assertThat(numbers).containsKey(again);
    lab.client().close();
    assertThat(named.toString()).contains("Named").contains("#");
  }

  @Test
  @DisplayName("what is called with every object does not travel, and a proxy knows its peer")
  void aboutProxies() {
    Named named = named();
    assertThat(Proxies.isProxy(named)).isTrue();
    assertThat(Proxies.isProxy("named")).isFalse();
    assertThat(Proxies.isProxy(null)).isFalse();
    assertThat(Proxies.peer(named)).isSameAs(lab.client());
    assertThatThrownBy(() -> Proxies.peer("named"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no proxy");
  }

  @Test
  @DisplayName("a default method runs at the owner if that has it")
  void defaultThere() {
    assertThat(named().greeting()).isEqualTo("hello Ada");
    assertThat(greetings).hasValue(1);
  }

  @Test
  @DisplayName(
      "a default method that the owner lacks runs here, also of an interface that is not public")
  void defaultHere() throws Exception {
    var _ = named();
    Wide wide = lab.client().lookup("named", Wide.class);
    assertThat(wide.twice()).isEqualTo("AdaAda");
    assertThat(wide.twice()).isEqualTo("AdaAda");
    assertThat(Proxies.callAsync(Proxies.with(wide, CallOptions.defaults()), Wide::twice).get())
        .isEqualTo("AdaAda");
  }

  @Test
  @DisplayName("a method with a variable number of arguments takes them")
  void varargs() {
    Named named = named();
    assertThat(named.join("a", "b", "c")).isEqualTo("a b c");
    assertThat(named.join()).isEmpty();
  }

  @Test
  @DisplayName("interfaces of the JDK will do")
  void jdkInterfaces() {
    AtomicInteger runs = new AtomicInteger();
    var _ =
        lab.server()
            .exports()
            .add(
                "runs",
                (Runnable) runs::incrementAndGet,
                ExportOptions.defaults().as(Runnable.class));
    lab.client().lookup("runs", Runnable.class).run();
    assertThat(runs).hasValue(1);
  }

  @Test
  @DisplayName("one call can be made without waiting, also of a method that returns a future")
  void async() throws Exception {
    Named named = named();
    assertThat(Proxies.callAsync(named, Named::name).get(60, TimeUnit.SECONDS)).isEqualTo("Ada");
    assertThat(named.later().get(60, TimeUnit.SECONDS)).isEqualTo("later Ada");
    assertThat(Proxies.runAsync(named, Named::name).get(60, TimeUnit.SECONDS)).isNull();
    CompletableFuture<CompletableFuture<String>> nested = Proxies.callAsync(named, Named::later);
    assertThat(nested.get(60, TimeUnit.SECONDS).getNow("")).isEqualTo("later Ada");
  }

  @Test
  @DisplayName("exactly one call can be noted")
  void oneCall() {
    Named named = named();
    assertThatThrownBy(() -> Proxies.callAsync(named, _ -> "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no method");
    assertThatThrownBy(() -> Proxies.callAsync(named, it -> it.name() + it.name()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one call only");
  }

  @Test
  @DisplayName("arguments are those of the moment of the call, even if nobody waits for it")
  void argumentsAreWritten() throws Exception {
    interface Sum {
      CompletableFuture<Integer> of(int[] numbers);
    }
    var _ = lab.server().export("sum", (Sum) all -> CompletableFuture.completedFuture(all[0]));
    Sum sum = lab.client().lookup("sum", Sum.class);
    int[] numbers = {1};
    CompletableFuture<Integer> result = sum.of(numbers);
    numbers[0] = 2;
    assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  @DisplayName("annotations of a proxy's calls are there to read")
  void annotations() {
    interface Notes {
      String read();
    }
    Notes here = () -> String.valueOf(CallContext.current().annotations().get("tenant"));
    var _ = lab.server().export("notes", here);
    Notes notes = lab.client().lookup("notes", Notes.class);
    CallOptions options = CallOptions.defaults().annotate("tenant", "north");
    assertThat(Proxies.with(notes, options).read()).isEqualTo("north");
    assertThat(notes.read()).isEqualTo("null");
  }

  @Test
  @DisplayName("a proxy that was closed says so")
  void closed() {
    Named named = named();
    Proxies.close(named);
    assertThatThrownBy(named::name)
        .hasMessageContaining("closed here")
        .extracting("outcome")
        .isEqualTo(Outcome.NOT_SENT);
  }

  @Test
  @DisplayName("a call is repeated 0 or more times")
  void retries() {
    assertThat(CallOptions.defaults().retries(3).retries()).isEqualTo(3);
    assertThatThrownBy(() -> CallOptions.defaults().retries(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
