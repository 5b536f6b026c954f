/// What goes with a call beside its arguments: who calls, and what was given along.
///
///     ./hawser example context server
///     ./hawser example context client ADDRESS
package dev.hawser.examples.context;
