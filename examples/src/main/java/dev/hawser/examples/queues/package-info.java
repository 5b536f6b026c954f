/// Queues: between a client and its server, and for everybody. Run `./hawser example queues
/// server`, and in other terminals, with the address that it prints, `./hawser example queues
/// waiting ADDRESS` (to be killed), then `… first ADDRESS` and `… second ADDRESS`. What goes to
/// somebody who is killed before it arrives goes to the next.
package dev.hawser.examples.queues;
