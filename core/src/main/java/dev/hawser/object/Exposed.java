package dev.hawser.object;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets the other ends reach a public member of an exported object beside those of its interfaces:
/// a method, or a field as an attribute that can be read and, unless it is final, set. On a class:
/// all public methods that this class declares, but not its fields nor what it inherits. A method
/// that overrides an exposed one is exposed, too. What is static or not public, and the methods of
/// {@link Object}, can never be reached.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface Exposed {}
