/// What an interface or an object lets others call, by reflection alone: no session, no line.
///
/// Where to begin: a caller knows the `Contract` of an interface and its `ContractMethod`s; an
/// owner the `Exposure` of an object and its `Member`s. Both ends name a method by its `Signature`.
/// `KnownContracts` are the interfaces of which one end makes proxies; `Passing` says what travels
/// as a copy and what by reference.
package dev.hawser.internal.object.contract;
