package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attributes and methods of objects, without an interface.
class HandleMembersTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  /// A part of a tree.
  @Exposed
  public static final class Node {
    @Exposed public int value;
    @Exposed public final String kind = "node";
    public String hidden = "hidden";
    private final List<Node> children = new ArrayList<>();
    private String name = "unnamed";

    public Node(int value) {
      this.value = value;
    }

    public Node child(int index) {
      return children.get(index);
    }

    public void add(Node node) {
      children.add(node);
    }

    public List<Node> children() {
      return children;
    }

    public String getName() {
      return name;
    }

    public void setName(String other) {
      name = other;
    }

    public String which(int number) {
      return "int";
    }

    public String which(Object object) {
      return "object";
    }

    public String which(String first, String... more) {
      return "texts " + more.length;
    }

    public CompletableFuture<Integer> later() {
      return CompletableFuture.completedFuture(value);
    }

    public void fail() throws IOException {
      throw new IOException("failed");
    }

    public int apply(Doubler doubler) {
      return doubler.twice(value);
    }

    String packaged() {
      return "packaged";
    }

    public static String shared() {
      return "shared";
    }
  }

  /// Something to be called back.
  public interface Doubler {
    int twice(int number);
  }

  private final Node root = new Node(1);

  private RemoteRef root() {
    root.add(new Node(2));
    var _ = lab.server().export("root", root);
    return lab.client().fetch("root");
  }

  @Test
  @DisplayName("attributes are read and set: exposed fields, and getters with their setters")
  void attributes() {
    RemoteRef node = root();
    assertThat(node.get("value").asInt()).isEqualTo(1);
    node.set("value", 4);
    assertThat(root.value).isEqualTo(4);
    node.set("value", lab.client().store(5));
    assertThat(node.get("value").plus(1).asInt()).isEqualTo(6);
    node.set("name", "root");
    assertThat(node.get("name").asString()).isEqualTo("root");
    assertThat(node.get("kind").asString()).isEqualTo("node");
    assertThatThrownBy(() -> node.set("kind", "tree")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> node.set("value", "x"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("int")
        .hasMessageContaining("java.lang.String");
  }

  @Test
  @DisplayName("a method gives a handle of what it returns, which is the same object each time")
  void methods() {
    RemoteRef node = root();
    RemoteRef child = node.invoke("child", 0);
    assertThat(child.get("value").asInt()).isEqualTo(2);
    assertThat(child).isEqualTo(node.invoke("child", 0)).isEqualTo(node.get("children").at(0));
    assertThat(child).hasSameHashCodeAs(node.invoke("child", 0));
    assertThat(child.isEqualTo(node.invoke("child", 0))).isTrue();
    assertThat(child).isNotEqualTo(node);
    assertThat(child.typeName()).isEqualTo(Node.class.getName());
    node.invoke("add", child);
    assertThat(root.children()).hasSize(2);
    assertThat(root.child(1)).isSameAs(root.child(0));
    assertThat(node.invoke("add", child).value()).isNull();
  }

  @Test
  @DisplayName("of methods with one name, the one that fits the arguments is called")
  void overloads() {
    RemoteRef node = root();
    assertThat(node.invoke("which", 5).asString()).isEqualTo("int");
    assertThat(node.invoke("which", 5.0).asString()).isEqualTo("object");
    assertThat(node.invoke("which", "a", "b", "c").asString()).isEqualTo("texts 2");
    assertThatThrownBy(() -> node.invoke("which", 1, 2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("which(int)");
  }

  @Test
  @DisplayName("a future is waited for, and what a method throws arrives with both stacks")
  void outcomes() {
    RemoteRef node = root();
    assertThat(node.invoke("later").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> node.invoke("fail"))
        .hasMessageContaining("failed")
        .hasStackTraceContaining("Node.fail")
        .hasStackTraceContaining("outcomes");
  }

  @Test
  @DisplayName("an object of this end can be an argument, and is called back")
  void callbacks() {
    Doubler doubler = number -> 2 * number;
    assertThat(root().invoke("apply", doubler).asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "names that are not exposed are not there, and the message lists only exposed ones near them")
  void nearNames() {
    RemoteRef node = root();
    assertThatThrownBy(() -> node.invoke("chid", 0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("near: child");
    assertThatThrownBy(() -> node.get("valeu"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("near: value");
    assertThatThrownBy(() -> node.get("hiden"))
        .isInstanceOf(RefusedException.class)
        .message()
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @DisplayName("nothing leads out of what is exposed")
  @ValueSource(
      strings = {
        "class",
        "getClass",
        "hashCode",
        "toString",
        "notify",
        "wait",
        "clone",
        "finalize",
        "hidden",
        "packaged",
        "shared",
        "children$",
        "value()",
        "",
        "equals"
      })
  void nothingElse(String name) {
    RemoteRef node = root();
    assertThatThrownBy(() -> node.get(name)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> node.set(name, 1)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> node.invoke(name)).isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("an object is no value, no number and has no items")
  void noValue() {
    RemoteRef node = root();
    assertThatThrownBy(node::value)
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("stays where it is");
    assertThatThrownBy(node::asInt).isInstanceOf(ValueException.class);
    assertThatThrownBy(node::size).isInstanceOf(RefusedException.class);
    assertThat(node.asBoolean()).isTrue();
    assertThat(node.asString()).startsWith(Node.class.getName() + " #");
  }

  @Test
  @DisplayName("as an interface it is a proxy, unless a method is missing, which is named")
  void proxies() {
    interface Named {
      String getName();

      void setName(String name);
    }
    interface Aged {
      int age();
    }
    RemoteRef node = root();
    Named named = node.as(Named.class);
    named.setName("proxy");
    assertThat(root.getName()).isEqualTo("proxy");
    assertThat(Proxies.reference(named)).isEqualTo(node);
    assertThatThrownBy(() -> node.as(Aged.class))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the object there, a "
                + Node.class.getName()
                + ", has no method age(). "
                + Aged.class.getName()
                + " asks for what is missing: declare it alike at both ends; or leave it out of the"
                + " interface here");
  }

  @Test
  @DisplayName("a call that is not waited for can be cancelled, which interrupts it")
  void cancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    interface Sleeper {
      void sleep() throws InterruptedException;
    }
    Sleeper sleeper =
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    var _ = lab.server().export("sleeper", sleeper);
    CompletableFuture<RemoteRef> call = lab.client().fetch("sleeper").invokeAsync("sleep");
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(call.cancel(true)).isTrue();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(root().invokeAsync("later").get(60, TimeUnit.SECONDS).asInt()).isEqualTo(1);
  }
}
