/// For tests of programs that use Hawser: a network inside one process, and faults for any network.
///
/// A test puts both ends on a {@link dev.hawser.testing.MemoryNetwork}, or wraps the transport of
/// one end in a {@link dev.hawser.testing.FaultPlan} that cuts and delays its connections.
package dev.hawser.testing;
