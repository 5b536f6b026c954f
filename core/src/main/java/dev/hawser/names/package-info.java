/// What users type to find things by name: names and the addresses behind them, proxies that find
/// their service again, servers that announce themselves, and discovery on the local network.
package dev.hawser.names;
