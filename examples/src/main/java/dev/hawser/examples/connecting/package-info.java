/// Getting connected: a server and its ticket, who comes and goes, who is there, and closing. Run
/// `./hawser example connecting server`, and in other terminals, with the ticket or the address
/// that it prints, `./hawser example connecting client TICKET NAME` and `… crowd ADDRESS COUNT`. A
/// closed client stays closed: to come back is to connect again, with another number.
package dev.hawser.examples.connecting;
