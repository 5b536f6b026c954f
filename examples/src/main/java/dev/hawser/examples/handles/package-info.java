/// Objects of another process, held by handles: no interface is needed, nor the class.
package dev.hawser.examples.handles;
