/// Batches: several calls in one message, which run one after the other until one fails.
///
/// Where to begin: `CallBatch` is filled, `OutgoingBatch` sends it and hears the answers. At the
/// owner's end `IncomingBatch` reads it, `BatchRun` runs its calls, and `BatchAnswers` answers.
package dev.hawser.internal.object.batch;
