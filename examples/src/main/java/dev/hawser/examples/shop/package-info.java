/// A shop whose customers fill carts that stay in the shop.
///
///     ./hawser example shop server
///     ./hawser example shop client ADDRESS
package dev.hawser.examples.shop;
