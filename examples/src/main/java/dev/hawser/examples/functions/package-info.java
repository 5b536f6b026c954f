/// Functions and objects that go to the other end and come back.
package dev.hawser.examples.functions;
