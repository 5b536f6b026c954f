package dev.hawser.examples.shop;

import java.util.ArrayList;
import java.util.List;

/// The cart itself.
final class Basket implements Cart {
  private record Article(String name, int euros) {}

  private final String customer;
  private final List<Article> articles = new ArrayList<>();

  Basket(String customer) {
    this.customer = customer;
  }

  @Override
  public synchronized void add(String article, int euros) {
    articles.add(new Article(article, euros));
  }

  @Override
  public synchronized List<String> articles() {
    return articles.stream().map(Article::name).toList();
  }

  synchronized boolean isEmpty() {
    return articles.isEmpty();
  }

  synchronized String checkOut() {
    int total = articles.stream().mapToInt(Article::euros).sum();
    String receipt = customer + " paid " + total + " euros for " + articles();
    articles.clear();
    return receipt;
  }
}
