/// Streams of bytes that stay where they are: those of this end which the other reads or writes,
/// and the other way round.
///
/// Where to begin: `ByteSource` and `ByteSink` are what is called. `NearInput` and `NearOutput`
/// answer at the owner's end, `RemoteInput` and `RemoteOutput` are the `InputStream` and
/// `OutputStream` at the other, and `StreamCalls` is how they ask.
package dev.hawser.internal.object.stream;
