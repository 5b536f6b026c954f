/// All that a program types to share variables, queues and pipes with other JVMs.
///
/// Begin with {@link dev.hawser.Server} and {@link dev.hawser.Client}.
///
/// ## What travels, and how
///
/// | what | how | rule |
/// |---|---|---|
/// | null inside a value, numbers, strings, arrays, collections, maps, `Optional`, `UUID`, `java.time`, `URI`, `Path`, `BitSet`, byte buffers, the JDK's common exceptions | by value | built in |
/// | records, enums, your exceptions | by value | allowed: a typed map, queue or pipe mentions them, or `allow` names them, at both ends |
/// | a collection | as a list, set or map of the same order | its kind travels, not its class |
/// | `InputStream`, `OutputStream` | by reference, with back-pressure: read or written where it is | in calls, see {@link dev.hawser.object.RemoteObjects}; through a pipe, an `InputStream` is read ahead and sent along |
/// | readers, writers, channels | not at all | pass the stream below, and put a new one around that |
/// | an exception whose type is not allowed here | as {@link dev.hawser.RemoteException} | its name is data |
/// | anything else | not at all | a {@link dev.hawser.ValueException} names the type and the rule |
///
/// Sharing and cycles inside one value survive. What arrives is a copy. No class is ever loaded
/// because its name arrived.
package dev.hawser;
