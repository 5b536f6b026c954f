/// A slow integral, shared out among workers that have none of these classes.
///
///     ./hawser integral --trouble
///     ./hawser worker ADDRESS
///
/// The first starts workers itself; others join while it runs.
package dev.hawser.examples.integral;
