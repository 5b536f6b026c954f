/// Variables: a map that a client and its server share, and one that all share.
///
///     ./hawser example variables server
///     ./hawser example variables first ADDRESS
///     ./hawser example variables second ADDRESS
package dev.hawser.examples.variables;
