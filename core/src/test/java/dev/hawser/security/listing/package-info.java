/// Every operation of the public API, tried by somebody who may not.
package dev.hawser.security.listing;
