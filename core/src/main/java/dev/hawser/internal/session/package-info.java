/// One reliable, multiplexed, resumable conversation with a peer.
///
/// Begin with {@link dev.hawser.internal.session.Session}, the face of it, and {@link
/// dev.hawser.internal.session.ResumableSession}, which ties the parts together: an `Outbox` of
/// what is sent, a `Link` for the connection that is up now, and a `MultiplexedStream` per
/// conversation.
package dev.hawser.internal.session;
