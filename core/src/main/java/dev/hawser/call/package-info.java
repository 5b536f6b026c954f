/// Running things at the other end: functions, source and commands; and sharing work out.
package dev.hawser.call;
