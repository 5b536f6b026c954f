package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls of objects by way of their interfaces.
class CallingObjectsTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  record Item(String name, int count) {}

  static final class OutOfStock extends Exception {
    OutOfStock(String message) {
      super(message);
    }
  }

  @Remote
  interface Shelf {
    void add(Item item);

    List<Item> items();
  }

  interface Warehouse {
    void store(String name);

    String take(String name) throws OutOfStock;

    Map<String, Integer> stock();

    Shelf shelf();

    boolean isMine(Shelf shelf);

    void each(Consumer<String> visitor);

    CompletableFuture<String> later(String text);

    default String hello() {
      return "hello from " + stock().size();
    }
  }

  static final class Stock implements Warehouse {
    private final Map<String, Integer> stock = new TreeMap<>();
    private final List<Item> shelved = new ArrayList<>();
    private final Shelf shelf =
        new Shelf() {
          @Override
          public void add(Item item) {
            shelved.add(item);
          }

          @Override
          public List<Item> items() {
            return shelved;
          }
        };

    @Override
    public synchronized void store(String name) {
      stock.merge(name, 1, Integer::sum);
    }

    @Override
    public synchronized String take(String name) throws OutOfStock {
      if (stock.remove(name) == null) {
        throw new OutOfStock("no " + name);
      }
      return name;
    }

    @Override
    public Map<String, Integer> stock() {
      return stock;
    }

    @Override
    public Shelf shelf() {
      return shelf;
    }

    @Override
    public boolean isMine(Shelf other) {
      return other == shelf;
    }

    @Override
    public void each(Consumer<String> visitor) {
      stock.keySet().forEach(visitor);
    }

    @Override
    public CompletableFuture<String> later(String text) {
      return CompletableFuture.supplyAsync(() -> text + "!");
    }
  }

  private Warehouse warehouse() {
    var _ = lab.server().export("warehouse", new Stock());
    return lab.client().lookup("warehouse", Warehouse.class);
  }

  @Test
  @DisplayName("the root object is reached without a name, and by its alias")
  void root() {
    var _ = lab.server().root(new Stock(), ExportOptions.defaults().alias("warehouse"));
    lab.client().root(Warehouse.class).store("couch");
    assertThat(lab.client().lookup("warehouse", Warehouse.class).stock()).containsKey("couch");
  }

  @Test
  @DisplayName("a call runs at the object's owner and brings its result")
  void callRunsThere() throws Exception {
    Warehouse warehouse = warehouse();
    warehouse.store("couch");
    assertThat(warehouse.stock()).containsEntry("couch", 1);
    assertThat(warehouse.take("couch")).isEqualTo("couch");
    assertThat(warehouse.hello()).isEqualTo("hello from 0");
  }

  @Test
  @DisplayName("what it throws arrives with its type and both stacks")
  void exceptionsKeepTheirType() {
    Warehouse warehouse = warehouse();
    assertThatThrownBy(() -> warehouse.take("lamp"))
        .isInstanceOf(OutOfStock.class)
        .hasMessage("no lamp")
        .hasStackTraceContaining("Stock.take")
        .hasStackTraceContaining("exceptionsKeepTheirType");
  }

  @Test
  @DisplayName(
      "an object with a remote interface is returned as a proxy, and is itself when it comes home")
  void returnedByReference() {
    Warehouse warehouse = warehouse();
    Shelf shelf = warehouse.shelf();
    shelf.add(new Item("book", 3));
    assertThat(shelf.items()).containsExactly(new Item("book", 3));
    assertThat(warehouse.isMine(shelf)).isTrue();
    assertThat(warehouse.shelf()).isSameAs(shelf);
  }

  @Test
  @DisplayName("a plain lambda is called back where it was made")
  void callbacks() {
    Warehouse warehouse = warehouse();
    warehouse.store("a");
    warehouse.store("b");
    List<String> seen = new ArrayList<>();
    warehouse.each(seen::add);
    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  @DisplayName("a method that returns a future is not waited for")
  void futures() throws Exception {
    assertThat(warehouse().later("x").get(60, TimeUnit.SECONDS)).isEqualTo("x!");
  }

  @Test
  @DisplayName("a proxy whose object lacks a method of the interface is refused, by name")
  void missingMethods() {
    interface Shop {
      void close(String when);
    }
    var _ = warehouse();
    assertThatThrownBy(() -> lab.client().lookup("warehouse", Shop.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(", has no method close(String). " + Shop.class.getName() + " asks");
    interface Rack {
      void shelf(String where);
    }
    assertThatThrownBy(() -> lab.client().lookup("warehouse", Rack.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(", has shelf(), but not shelf(String). " + Rack.class.getName());
    assertThatThrownBy(() -> lab.client().lookup("warehose", Warehouse.class))
        .isInstanceOf(RefusedException.class)
        .hasMessage("nothing is exported as 'warehose'; near: warehouse");
    assertThatThrownBy(() -> lab.client().lookup("crane", Warehouse.class))
        .isInstanceOf(RefusedException.class)
        .hasMessage("nothing is exported as 'crane'; there is: warehouse");
  }

  @Test
  @DisplayName("who looks up what nobody has exported is told how to export it")
  void nothingExported() {
    assertThatThrownBy(() -> lab.client().lookup("warehouse", Warehouse.class))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "nothing is exported as 'warehouse'; there is none that you may look up:"
                + " export(name, object) at that end makes one");
    assertThatThrownBy(() -> lab.client().root(Warehouse.class))
        .isInstanceOf(RefusedException.class)
        .hasMessage("no root object is exported: root(object) at that end does so");
  }

  @Test
  @DisplayName("what nobody holds any more is released at its owner")
  void released() {
    Warehouse warehouse = warehouse();
    Proxies.close(warehouse.shelf());
    ObjectLab.eventually("released", () -> lab.peer().references().given().size() == 1);
    Proxies.close(warehouse);
    ObjectLab.eventually("released", () -> lab.peer().references().given().isEmpty());
    assertThat(lab.client().references().held()).isEmpty();
  }

  @Test
  @DisplayName("proxies that were collected are released, too")
  void collected() {
    Warehouse warehouse = warehouse();
    for (int i = 0; i < 100; i++) {
      warehouse.each(_ -> {});
    }
    ObjectLab.eventually(
        "released",
        () -> {
          System.gc();
          return lab.client().references().given().isEmpty();
        });
  }

  @Test
  @DisplayName("calls of one proxy run side by side")
  void parallel() throws Exception {
    interface Gate {
      void meet() throws InterruptedException;
    }
    CountDownLatch both = new CountDownLatch(2);
    Gate here =
        () -> {
          both.countDown();
          both.await();
        };
    var _ = lab.server().export("gate", here);
    Gate gate = lab.client().lookup("gate", Gate.class);
    CompletableFuture<?> first = Proxies.runAsync(gate, Gate::meet);
    gate.meet();
    var _ = first.get(60, TimeUnit.SECONDS);
  }
}
