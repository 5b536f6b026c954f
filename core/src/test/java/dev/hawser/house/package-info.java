/// The house rules, as tests: which package may use which, how long things may grow, what is
/// public.
package dev.hawser.house;
