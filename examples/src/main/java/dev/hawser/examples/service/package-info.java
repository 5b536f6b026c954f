/// Services: what is exposed and what not, for whom there is an object, who comes and goes.
///
///     ./hawser example service server
///     ./hawser example service client ADDRESS NAME
package dev.hawser.examples.service;
