package dev.hawser.object;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an interface whose objects travel by reference: passed to the other end or returned to it,
/// such an object stays where it is, and the other end gets a proxy. The rules are in {@link
/// RemoteObjects}.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Remote {}
