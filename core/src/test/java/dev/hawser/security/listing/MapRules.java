package dev.hawser.security.listing;

import dev.hawser.SharedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules for maps. The map tried holds `a`, if anything.
final class MapRules {
  private MapRules() {}

  static Rules<SharedMap<Object>> map() {
    Rules<SharedMap<Object>> rules = new Rules<>(SharedMap.class);
    rules
        .harmless("known here", "name()")
        .harmless("the same map, tried too", "remote()")
        .harmless("the same operations, tried too", "async()");
    reads(rules);
    writes(rules);
    compounds(rules);
    views(rules);
    return rules;
  }

  private static void reads(Rules<SharedMap<Object>> rules) {
    rules
        .asks("size()", SharedMap::size)
        .asks("isEmpty()", SharedMap::isEmpty)
        .asks("containsKey(Object)", map -> map.containsKey("a"))
        .asks("containsValue(Object)", map -> map.containsValue(1))
        .asks("get(Object)", map -> map.get("a"))
        .asks("get(String,Class)", map -> map.get("a", Integer.class))
        .asks("getOrDefault(Object,Object)", map -> map.getOrDefault("a", 2))
        .does("forEach(BiConsumer)", map -> map.forEach((_, _) -> {}))
        .asks("equals(Object)", map -> map.equals(Map.of("a", 1)))
        .asks("hashCode()", SharedMap::hashCode)
        .asks("version()", SharedMap::version)
        .does("sync()", SharedMap::sync)
        .asks("onChange(Consumer)", map -> map.onChange(_ -> {}));
  }

  private static void writes(Rules<SharedMap<Object>> rules) {
    rules
        .does("set(String,Object)", map -> map.set("a", 2))
        .asks("put(Object,Object)", map -> map.put("a", 2))
        .does("putAll(Map)", map -> map.putAll(Map.of("a", 2)))
        .asks("putIfAbsent(Object,Object)", map -> map.putIfAbsent("b", 2))
        .asks("remove(Object)", map -> map.remove("a"))
        .asks("remove(Object,Object)", map -> map.remove("a", 1))
        .asks("replace(Object,Object)", map -> map.replace("a", 2))
        .asks("replace(Object,Object,Object)", map -> map.replace("a", 1, 2))
        .does("clear()", SharedMap::clear);
  }

  private static void compounds(Rules<SharedMap<Object>> rules) {
    rules
        .asks("update(String,UnaryOperator)", map -> map.update("a", _ -> 2))
        .asks("compute(Object,BiFunction)", map -> map.compute("a", (_, _) -> 2))
        .asks("computeIfAbsent(Object,Function)", map -> map.computeIfAbsent("b", _ -> 2))
        .asks("computeIfPresent(Object,BiFunction)", map -> map.computeIfPresent("a", (_, _) -> 2))
        .asks("merge(Object,Object,BiFunction)", map -> map.merge("a", 2, (_, b) -> b))
        .does("replaceAll(BiFunction)", map -> map.replaceAll((_, _) -> 2));
  }

  private static void views(Rules<SharedMap<Object>> rules) {
    rules
        .asks("keySet()", map -> map.keySet().size())
        .asks("keySet()", map -> map.keySet().contains("a"))
        .asks("keySet()", map -> List.copyOf(map.keySet()))
        .asks("keySet()", map -> map.keySet().remove("a"))
        .asks("keySet()", map -> map.keySet().removeAll(Set.of("a")))
        .asks("keySet()", map -> map.keySet().retainAll(Set.of()))
        .does("keySet()", map -> map.keySet().clear())
        .asks("values()", map -> map.values().size())
        .asks("values()", map -> map.values().contains(1))
        .asks("values()", map -> map.values().stream().toList())
        .asks("values()", map -> map.values().remove(1))
        .asks("values()", map -> map.values().removeIf(_ -> true))
        .does("values()", map -> map.values().clear())
        .asks("entrySet()", map -> map.entrySet().isEmpty())
        .asks("entrySet()", map -> map.entrySet().contains(Map.entry("a", 1)))
        .asks("entrySet()", map -> map.entrySet().toArray())
        .asks("entrySet()", map -> map.entrySet().remove(Map.entry("a", 1)))
        .does("entrySet()", map -> map.entrySet().forEach(entry -> entry.setValue(2)))
        .does("entrySet()", map -> map.entrySet().clear());
  }

  static Rules<SharedMap.Async<Object>> async() {
    return new Rules<SharedMap.Async<Object>>(SharedMap.Async.class)
        .asks("put(String,Object)", map -> map.put("a", 2))
        .asks("set(String,Object)", map -> map.set("a", 2))
        .asks("putIfAbsent(String,Object)", map -> map.putIfAbsent("b", 2))
        .asks("remove(String)", map -> map.remove("a"))
        .asks("replace(String,Object,Object)", map -> map.replace("a", 1, 2))
        .asks("compute(String,BiFunction)", map -> map.compute("a", (_, _) -> 2))
        .asks("update(String,UnaryOperator)", map -> map.update("a", _ -> 2))
        .asks("sync()", SharedMap.Async::sync);
  }
}
