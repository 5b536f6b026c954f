/// Objects of another process, held by handles: no interface is needed, nor the class. Run
/// `./hawser example handles server`, and in another terminal, with the address that it prints,
/// `./hawser example handles client ADDRESS`.
package dev.hawser.examples.handles;
