/// Banks that are found by the beginning of their names, and exceptions with types of their own.
/// Run `./hawser example hub server`, and with the address that it prints, in other terminals,
/// `./hawser example bank branch HUB abn 0`, `… branch HUB rabobank 500`, `… customer HUB Irmen`.
package dev.hawser.examples.bank;
