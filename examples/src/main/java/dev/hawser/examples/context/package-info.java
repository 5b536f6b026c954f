/// What goes with a call beside its arguments: who calls, and what was given along. Run `./hawser
/// example context server`, and in another terminal, with the address that it prints, `./hawser
/// example context client ADDRESS`.
package dev.hawser.examples.context;
