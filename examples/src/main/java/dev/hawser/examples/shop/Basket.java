package dev.hawser.examples.shop;

import java.util.ArrayList;
import java.util.List;

/// The cart itself.
final class Basket implements Cart {
  private final List<String> articles = new ArrayList<>();

  @Override
  public synchronized void add(String article) {
    articles.add(article);
  }

  @Override
  public synchronized List<String> articles() {
    return List.copyOf(articles);
  }

  /// Takes everything out.
  synchronized List<String> empty() {
    List<String> all = articles();
    articles.clear();
    return all;
  }
}
