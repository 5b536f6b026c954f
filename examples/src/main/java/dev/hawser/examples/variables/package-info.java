/// Variables: a map that a client and its server share, and one that all share. Run `./hawser
/// example variables server`, and in other terminals, with the address that it prints, `./hawser
/// example variables first ADDRESS` and `./hawser example variables second ADDRESS`.
package dev.hawser.examples.variables;
