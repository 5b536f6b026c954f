/// Results that come one by one, as fast as they are used.
///
///     ./hawser example streams server
///     ./hawser example streams client ADDRESS
package dev.hawser.examples.streams;
