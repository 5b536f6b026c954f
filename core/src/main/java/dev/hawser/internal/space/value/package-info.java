/// Values as they travel in maps, queues and pipes.
///
/// Where to begin: `Values` writes and reads them, with the types that one end allows. `Blobs` are
/// the streams that ride in a message, `BlobInput` is one as it arrives. `Place` says which value
/// was of another type than expected, and what to write instead.
package dev.hawser.internal.space.value;
