/// Stock quotes: first in one thread, then in several, then in processes that find each other.
///
///     ./hawser example stocks together
///     ./hawser example stocks threads
///     ./hawser example hub server
///     ./hawser example stocks market HUB NAME SYMBOL…
///     ./hawser example stocks board HUB
///     ./hawser example stocks viewer HUB NAME SYMBOL…
package dev.hawser.examples.stocks;
