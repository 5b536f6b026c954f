/// One proxy in the hands of many threads.
package dev.hawser.examples.sharing;
