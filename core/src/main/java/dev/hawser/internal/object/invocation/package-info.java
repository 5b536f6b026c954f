/// One call of an object of the other end, at both ends.
///
/// Where to begin: at the caller's end `ProxyHandler` is behind a proxy, its `Style` says how calls
/// are made, and `OutgoingInvocation` makes one. At the owner's `IncomingInvocation` hears of it
/// and reads the `Request`; an `Execution` has it run where `Scheduling` says, and `Performance` is
/// what it does there. `BuiltIn` is what every object can be asked. `Callee` is all that a call
/// knows of where it arrives.
package dev.hawser.internal.object.invocation;
