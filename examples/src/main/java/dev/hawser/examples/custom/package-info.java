/// Classes of your own in calls: records as they are, any other class by way of a record.
///
///     ./hawser example custom server
///     ./hawser example custom client ADDRESS
package dev.hawser.examples.custom;
