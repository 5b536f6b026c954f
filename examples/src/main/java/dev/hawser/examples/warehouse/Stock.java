package dev.hawser.examples.warehouse;

import module java.base;

/// The warehouse. Its visitors come on threads of their own, so its methods are synchronized.
final class Stock implements Warehouse {
  private final List<String> items = new ArrayList<>(List.of("chair", "bicycle", "lamp"));

  @Override
  public synchronized List<String> contents() {
    return List.copyOf(items);
  }

  @Override
  public synchronized void store(String visitor, String item) {
    items.add(item);
    IO.println(visitor + " has stored the " + item);
  }

  @Override
  public synchronized void take(String visitor, String item) {
    if (!items.remove(item)) {
      throw new NoSuchElementException("there is no " + item + " here, " + visitor);
    }
    IO.println(visitor + " has taken the " + item);
  }
}
