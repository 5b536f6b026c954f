/// Stock quotes: first in one thread, then in several, then in processes that find each other. Run
/// `./hawser example stocks together` and `… threads`; then `./hawser example hub server`, and in
/// other terminals, with the address that it prints, `./hawser example stocks market HUB NAME
/// SYMBOL…`, `… board HUB` and `… viewer HUB NAME SYMBOL…`.
package dev.hawser.examples.stocks;
