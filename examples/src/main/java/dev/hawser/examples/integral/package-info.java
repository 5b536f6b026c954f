/// A slow integral, shared out among workers that have none of these classes.
package dev.hawser.examples.integral;
