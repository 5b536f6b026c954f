/// A slow integral, shared out among workers that have none of these classes. Run `./hawser
/// integral --trouble`, or `./hawser example integral`; others join while it runs, with `./hawser
/// worker` and the address that it prints.
package dev.hawser.examples.integral;
