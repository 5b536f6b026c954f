/// Services: what is exposed and what not, for whom there is an object, who comes and goes. Run
/// `./hawser example service server`, and in another terminal, with the address that it prints,
/// `./hawser example service client ADDRESS NAME`.
package dev.hawser.examples.service;
