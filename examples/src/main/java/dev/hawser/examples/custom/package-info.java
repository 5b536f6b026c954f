/// Classes of your own in calls: a record travels as it is; any other class, by way of a record,
/// and arrives as itself. Run `./hawser example custom server`, and in another terminal, with the
/// address that it prints, `./hawser example custom client ADDRESS`.
package dev.hawser.examples.custom;
