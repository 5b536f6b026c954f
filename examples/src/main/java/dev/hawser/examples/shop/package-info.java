/// A shop whose customers fill carts that stay in the shop. Run `./hawser example shop server`, and
/// in another terminal, with the address that it prints, `./hawser example shop client ADDRESS`.
package dev.hawser.examples.shop;
