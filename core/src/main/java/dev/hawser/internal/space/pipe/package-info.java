/// Pipes between the two ends of a session.
///
/// Where to begin: `Pipes` are all of one session, `PipeEnd` is the pipe that programs see, with a
/// `PipeSender` for the one direction and a `PipeReceiver` for the other. What came and was not
/// received lies in an `Inbox`. A large message leaves piece by piece through a `MessageOutput` and
/// is read through a `MessageInput` while it arrives. `PipeRights` says who may do what.
package dev.hawser.internal.space.pipe;
