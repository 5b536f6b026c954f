/// Who holds what in a session, and the messages that mention it.
///
/// Where to begin: `Home` is all of this for one session. What this end has given away is `Given`,
/// counted by `GivenObjects`; what it holds of the other is `Far`, counted by `HeldObjects` and
/// given back by `Releases`. A `Letter` is a message with references in it: `OutgoingReferences`
/// write them, `IncomingReferences` read them; `Reply` and `Answer` are the two ends of one that
/// answers. `Luggage` are the references in all other messages, `Promises` the results that are
/// mentioned before they are there, `StoredValues` what is kept for handles. How objects look to
/// users is left to others: see `Faces`, `StandIn` and `Substitute`.
package dev.hawser.internal.object.reference;
