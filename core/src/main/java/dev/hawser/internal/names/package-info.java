/// Names: the table a server keeps, how others reach it, and what finds services by it.
///
/// Where to begin: `NameTable` is what a name server knows, `NameDesk` how other ends use it,
/// `RemoteNames` and `LocalNames` what users get. `HealingProxy` is a proxy that finds its object
/// again; `Connections` are the clients that such proxies share. `Responder` and `Finder` are the
/// two sides of discovery, `Packet` is what they say, `Lan` the network they say it on.
package dev.hawser.internal.names;
