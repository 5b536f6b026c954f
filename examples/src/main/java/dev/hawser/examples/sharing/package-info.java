/// One proxy in the hands of many threads, and objects that want one call at a time. Run `./hawser
/// example sharing server`, and in another terminal, with the address that it prints, `./hawser
/// example sharing client ADDRESS`. Shared proxies do not make calls wait for each other, as the
/// original's do; only `serial()` objects do.
package dev.hawser.examples.sharing;
