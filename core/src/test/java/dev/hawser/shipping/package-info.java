/// Code that is shipped: between processes that lack it, in versions, back and forth, and refused.
package dev.hawser.shipping;
