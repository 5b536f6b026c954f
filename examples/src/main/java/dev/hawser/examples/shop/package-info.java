/// A shop whose customers fill carts that stay in the shop.
package dev.hawser.examples.shop;
