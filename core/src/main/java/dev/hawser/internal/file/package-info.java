/// Transfers between two ends, and the files of one end as the other sees them.
///
/// Where to begin: `Transfers` are all of one session, and `PeerFiles` is what programs get. A
/// transfer is a `Task`: an `OutgoingTransfer` at the end that asked for it, an `IncomingTransfer`
/// at the other. Either finds out where files come from (`SourceFiles`) or go to (`TargetFiles`),
/// and runs one half. `Progress` counts, `News` tells, `TransferFuture` is the transfer as programs
/// see it, and `AllClients` the same to several at once.
///
/// | room | what is in it |
/// |---|---|
/// | `send` | the half that finds files, reads them and sends them |
/// | `receive` | the half that decides what it wants, stores it, and gives files their names |
/// | `lane` | further connections beside the session's, and how a transfer comes by them |
/// | `protocol` | what the two halves say to each other, and the stream on which they do |
/// | `remote` | the files of the other end one by one |
package dev.hawser.internal.file;
