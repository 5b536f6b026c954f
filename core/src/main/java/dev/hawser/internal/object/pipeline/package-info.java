/// Pipelining: calls of objects that are the results of calls on their way.
///
/// Where to begin: `Pipelining` is how calls of such proxies are made, `Promise` is behind the
/// proxy of a result that may not be there yet, and `PipelinedCall` the call that brings it. At the
/// owner's end `IncomingPipelined` hears of a call, and a `PipelinedRun` waits for what it needs.
package dev.hawser.internal.object.pipeline;
