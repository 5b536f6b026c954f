/// Stock quotes: first in one thread, then in several, then in processes that find each other.
package dev.hawser.examples.stocks;
