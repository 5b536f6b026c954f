package dev.hawser.examples.shop;

import dev.hawser.object.Remote;
import java.util.List;

/// A shopping cart. It never leaves the shop: customers have proxies of it.
@Remote
interface Cart {
  void add(String article);

  List<String> articles();
}
