/// What a client leaves open is closed when it is gone. Kill the client, and see.
///
///     ./hawser example tracking server
///     ./hawser example tracking client ADDRESS NAME
package dev.hawser.examples.tracking;
