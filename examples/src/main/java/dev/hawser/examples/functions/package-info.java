/// Functions and objects that go to the other end and come back as themselves.
///
///     ./hawser example functions server
///     ./hawser example functions client ADDRESS
package dev.hawser.examples.functions;
