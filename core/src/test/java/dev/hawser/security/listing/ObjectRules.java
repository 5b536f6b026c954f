package dev.hawser.security.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.RefusedException;
import dev.hawser.object.Batch;
import dev.hawser.object.Exported;
import dev.hawser.object.Exports;
import dev.hawser.object.Exposed;
import dev.hawser.object.Proxies;
import dev.hawser.object.Remote;
import dev.hawser.object.RemoteObjects;
import dev.hawser.object.RemoteRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The rules for live objects. Whatever is called leaves a trace.
final class ObjectRules {
  private static final String HERE = "is about this end, and asks nobody";

  private ObjectRules() {}

  /// What is exported.
  @Remote
  public interface Guestbook {
    String sign() throws IOException;

    void signQuietly();
  }

  /// It leaves a trace when it is signed, by whatever way.
  public static final class Book implements Guestbook {
    private final String trace;
    private final List<Integer> numbers = new ArrayList<>(List.of(1, 2));

    Book(String trace) {
      this.trace = trace;
    }

    @Override
    public String sign() throws IOException {
      return CallRules.leave(trace);
    }

    @Override
    public void signQuietly() {}

    /// What an attribute holds.
    @Exposed
    public List<Integer> numbers() throws IOException {
      CallRules.leave(trace);
      return numbers;
    }

    /// Sets an attribute.
    @Exposed
    public void setPage(int page) throws IOException {
      CallRules.leave(trace);
    }
  }

  /// What is to be visited.
  ///
  /// @param objects those of the end where it is
  /// @param name under which it is exported there, if it is
  record Visit(RemoteObjects objects, String name) {
    RemoteRef handle() {
      return objects.fetch(name);
    }

    RemoteRef numbers() {
      return handle().get("numbers");
    }

    RemoteRef number() {
      return numbers().at(0);
    }

    Guestbook proxy() {
      return objects.lookup(name, Guestbook.class);
    }
  }

  static Rules<Visit> objects() {
    return new Rules<Visit>(RemoteObjects.class)
        .harmless("a look-up of the unnamed one, tried as that", "root(Class)")
        .harmless("lists only what is granted, as is tried elsewhere", "browse()")
        .harmless(HERE, "batch()", "references()", "track(AutoCloseable)")
        .asks("lookup(String,Class)", Visit::proxy)
        .asks("lookup(String,Class)", visit -> visit.proxy().sign())
        .asks("lookup(String,Class)", visit -> Proxies.pipelined(visit.proxy()).sign())
        .asks("lookup(String,Class)", visit -> Proxies.callAsync(visit.proxy(), Guestbook::sign))
        .asks("lookup(String,Class)", visit -> Proxies.runAsync(visit.proxy(), Guestbook::sign))
        .does("lookup(String,Class)", visit -> Proxies.oneway(visit.proxy()).signQuietly())
        .asks("fetch(String)", Visit::handle)
        .asks("store(Object)", visit -> visit.objects().store(List.of(1)))
        .does("attach(Object,String)", ObjectRules::attach)
        .asks("detach(String)", visit -> visit.objects().detach(visit.name()));
  }

  /// Where the permission is there, the name may be taken.
  private static void attach(Visit visit) {
    try {
      visit.objects().attach(5, visit.name());
    } catch (RefusedException e) {
      assertThat(e).hasMessageContaining("taken");
    }
  }

  static Rules<Visit> handle() {
    Rules<Visit> rules = new Rules<>(RemoteRef.class);
    operators(rules);
    copies(rules);
    return rules
        .harmless("known here", "peer()", "typeName()", "equals(Object)", "hashCode()")
        .harmless("known here", "toString()")
        .harmless("gives back", "close()")
        .asks("get(String)", visit -> visit.handle().get("numbers"))
        .does("set(String,Object)", visit -> visit.handle().set("page", 1))
        .asks("invoke(String,Object[])", visit -> visit.handle().invoke("sign"))
        .asks("invokeAsync(String,Object[])", visit -> visit.handle().invokeAsync("sign"))
        .asks("at(Object)", visit -> visit.numbers().at(0))
        .does("put(Object,Object)", visit -> visit.numbers().put(0, 1))
        .does("delete(Object)", visit -> visit.numbers().delete(1))
        .asks("size()", visit -> visit.numbers().size())
        .asks("contains(Object)", visit -> visit.numbers().contains(1));
  }

  private static void operators(Rules<Visit> rules) {
    rules
        .asks("plus(Object)", visit -> visit.number().plus(1))
        .asks("minus(Object)", visit -> visit.number().minus(1))
        .asks("times(Object)", visit -> visit.number().times(1))
        .asks("dividedBy(Object)", visit -> visit.number().dividedBy(1))
        .asks("remainder(Object)", visit -> visit.number().remainder(1))
        .asks("compareTo(Object)", visit -> visit.number().compareTo(1))
        .asks("isEqualTo(Object)", visit -> visit.number().isEqualTo(1));
  }

  private static void copies(Rules<Visit> rules) {
    rules
        .asks("asInt()", visit -> visit.number().asInt())
        .asks("asLong()", visit -> visit.number().asLong())
        .asks("asDouble()", visit -> visit.number().asDouble())
        .asks("asBoolean()", visit -> visit.handle().asBoolean())
        .asks("asString()", visit -> visit.handle().asString())
        .asks("value()", visit -> visit.number().value())
        .asks("as(Class)", visit -> visit.handle().as(Guestbook.class).sign())
        .asks("stream(Class)", visit -> visit.numbers().stream(Integer.class).toList());
  }

  static Rules<Visit> batch() {
    return new Rules<Visit>(Batch.class)
        .harmless(HERE, "size()")
        .asks("call(Object,ProxyCall)", ObjectRules::sent)
        .asks(
            "run(Object,ProxyAction)",
            visit -> {
              Batch batch = visit.objects().batch();
              CompletableFuture<?> signed = batch.run(visit.proxy(), Guestbook::sign);
              batch.send();
              return signed;
            })
        .asks("send()", ObjectRules::sent)
        .asks(
            "sendAsync()",
            visit -> {
              Batch batch = visit.objects().batch();
              CompletableFuture<?> signed = batch.call(visit.proxy(), Guestbook::sign);
              return CompletableFuture.allOf(batch.sendAsync(), signed);
            })
        .does(
            "sendOneway()",
            visit -> {
              Batch batch = visit.objects().batch();
              CompletableFuture<?> _ = batch.run(visit.proxy(), Guestbook::signQuietly);
              batch.sendOneway();
            });
  }

  private static Object sent(Visit visit) {
    Batch batch = visit.objects().batch();
    CompletableFuture<String> signed = batch.call(visit.proxy(), Guestbook::sign);
    batch.send();
    return signed;
  }

  /// The rules for what only serves such calls.
  static List<Rules<?>> others() {
    return List.of(
        new Rules<>(Exports.class)
            .harmless(HERE, "add(String,Object)", "add(String,Object,ExportOptions)")
            .harmless(HERE, "add(String,Class,InstanceMode,Function)")
            .harmless(HERE, "add(String,Class,InstanceMode,Function,ExportOptions)")
            .harmless(HERE, "remove(String)", "names()"),
        new Rules<>(Exported.class)
            .harmless("what was listed", "name()", "type()", "members()")
            .harmless("what was listed", "toString()", "hashCode()", "equals(Object)"));
  }
}
