/// Objects of another process, held by handles: no interface is needed, nor the class.
///
///     ./hawser example handles server
///     ./hawser example handles client ADDRESS
package dev.hawser.examples.handles;
