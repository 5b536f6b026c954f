/// Banks that are found by the beginning of their names, and exceptions with types of their own.
///
///     ./hawser example hub server
///     ./hawser example bank branch HUB abn 0
///     ./hawser example bank branch HUB rabobank 500
///     ./hawser example bank customer HUB Irmen
package dev.hawser.examples.bank;
