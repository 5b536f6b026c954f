/// A chat room in a few lines: what one guest types, all others read. Run `./hawser example parlour
/// server`, and in other terminals, with the address that it prints, `./hawser example parlour
/// guest ADDRESS NAME`. `./hawser chat` is a room to live in.
package dev.hawser.examples.parlour;
