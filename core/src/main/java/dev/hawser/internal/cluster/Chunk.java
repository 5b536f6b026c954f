package dev.hawser.internal.cluster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some neighbouring items of a job, on their way to a worker.
///
/// @param desk where the job is
/// @param job which one it is
/// @param first the index of the first item, which names the chunk
/// @param items the items, or null if they are among the {@linkplain Board#cargo cargo}, under the
///   chunk's name
record Chunk(int desk, UUID job, int first, @Nullable List<Object> items) {}
