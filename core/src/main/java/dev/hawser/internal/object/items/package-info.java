/// Results of many items: streams, iterators and publishers, whose items come in pages.
///
/// Where to begin: `RemoteItems` asks for them and `ItemInbox` has those that have arrived; at the
/// owner's end `ItemSource` has them, an `ItemPump` fetches them and `ItemPages` sends them.
package dev.hawser.internal.object.items;
