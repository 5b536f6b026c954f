package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Pipe;
import dev.hawser.SharedMap;
import dev.hawser.ValueException;
import dev.hawser.call.CallContext;
import dev.hawser.call.SerializableFunction;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// References in what travels otherwise than in calls of objects.
class ReferencesElsewhereTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Remote
  interface Lamp {
    int watts();
  }

  interface Shop {
    Lamp lamp(int watts);

    boolean isOwn(Lamp lamp);
  }

  private static final class LampShop implements Shop {
    private final Lamp only = own(60);

    @Override
    public Lamp lamp(int watts) {
      return watts == 60 ? only : own(watts);
    }

    @Override
    public boolean isOwn(Lamp lamp) {
      return lamp == only;
    }
  }

  private static Lamp own(int watts) {
    return () -> watts;
  }

  private final LampShop stock = new LampShop();

  private Shop shop() {
    var _ = lab.server().export("shop", stock);
    return lab.client().lookup("shop", Shop.class);
  }

  private void nothingIsLeft() {
    ObjectLab.eventually(
        "only the shop is held",
        () -> {
          System.gc();
          return lab.client().references().given().isEmpty()
              && lab.peer().references().given().size() <= 1;
        });
  }

  @Test
  @DisplayName("an argument of shipped code is the object itself if it is at home there")
  void argumentsOfShippedCode() {
    passLamps(shop());
    nothingIsLeft();
  }

  private void passLamps(Shop shop) {
    Lamp lamp = shop.lamp(60);
    boolean isProxy = lab.client().call((Lamp each) -> Proxies.isProxy(each), lamp);
    assertThat(isProxy).isFalse();
    int watts = lab.client().call((Lamp each) -> each.watts() + 1, own(20));
    assertThat(watts).isEqualTo(21);
    assertThat(shop.isOwn(lamp)).isTrue();
  }

  @Test
  @DisplayName("a result of shipped code is a proxy")
  void resultsOfShippedCode() {
    var _ = shop();
    Lamp lamp = lab.client().call(() -> new Bulb(5));
    assertThat(Proxies.isProxy(lamp)).isTrue();
    assertThat(lamp.watts()).isEqualTo(5);
  }

  @Test
  @DisplayName("a result of shipped code is a proxy even if nobody has used its interface before")
  void firstResultsOfShippedCode() {
    Lamp lamp = lab.client().call(() -> new Bulb(5));
    assertThat(Proxies.isProxy(lamp)).isTrue();
    assertThat(lamp.watts()).isEqualTo(5);
    Lamp other = lab.client().callAsync((Integer watts) -> own(watts), 6).join();
    assertThat(other.watts()).isEqualTo(6);
    Object any = lab.client().call(ReferencesElsewhereTest::hiddenBell);
    assertThat(any).isInstanceOf(RemoteRef.class);
  }

  @Remote
  interface Bell {
    int ring();
  }

  private static Object hiddenBell() {
    Bell bell = () -> 3;
    return bell;
  }

  private static final class Bulb implements Lamp {
    private final int watts;

    Bulb(int watts) {
      this.watts = watts;
    }

    @Override
    public int watts() {
      return watts;
    }
  }

  @Test
  @DisplayName("what a function captured arrives, too")
  void captured() {
    Shop shop = shop();
    Lamp theirs = shop.lamp(60);
    Lamp mine = own(7);
    int sum = lab.client().call(() -> theirs.watts() + mine.watts());
    assertThat(sum).isEqualTo(67);
    SerializableFunction<Integer, Integer> more = add -> mine.watts() + add;
    assertThat(lab.client().call((SerializableFunction<Integer, Integer> f) -> f.apply(1), more))
        .isEqualTo(8);
  }

  @Test
  @DisplayName("an object that comes home through a pipe is itself")
  void pipes() throws InterruptedException {
    Shop shop = shop();
    Pipe<Object> here = lab.client().pipe("lamps");
    Pipe<Object> there = lab.peer().pipe("lamps");
    Lamp mine = own(9);
    here.send(List.of(mine, shop.lamp(60), mine));
    List<?> arrived = (List<?>) there.receive();
    assertThat(((Lamp) arrived.get(0)).watts()).isEqualTo(9);
    assertThat(arrived.get(2)).isSameAs(arrived.get(0));
    assertThat(arrived.get(1)).isSameAs(stock.only);
    there.send(arrived.get(0));
    assertThat(here.receive()).isSameAs(mine);
  }

  @Test
  @DisplayName("maps and queues refuse references, and functions that captured one, saying why")
  void maps() {
    Shop shop = shop();
    Lamp lamp = shop.lamp(60);
    SharedMap<Object> map = lab.client().map("lamps");
    for (Object each : List.of(lamp, new Bulb(3), List.of(lamp))) {
      assertThatThrownBy(() -> map.set("lamp", each))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("belongs to a session")
          .hasMessageContaining("export the object");
    }
    SerializableFunction<Integer, Integer> captured = add -> lamp.watts() + add;
    assertThatThrownBy(() -> map.set("lamp", captured))
        .hasMessageContaining("belongs to a session");
    assertThatThrownBy(() -> lab.server().map("lamps").set("lamp", new Bulb(1)))
        .hasMessageContaining("belongs to a session");
    assertThatThrownBy(() -> lab.client().queue("lamps").put(lamp))
        .hasMessageContaining("belongs to a session");
  }

  @Test
  @DisplayName("code that runs here reaches the objects of its caller by a reference it was given")
  void callsBack() {
    var _ = shop();
    Lamp mine = own(11);
    int watts =
        lab.client()
            .call(
                (Lamp lamp) -> {
                  assertThat(CallContext.current().peer()).isNotNull();
                  return lamp.watts();
                },
                mine);
    assertThat(watts).isEqualTo(11);
  }
}
