/// Services: what is exposed and what is not, for whom there is an object, and who comes and goes.
package dev.hawser.examples.service;
