package dev.hawser.object;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method of an interface that its callers do not wait for. It returns nothing, and what it
/// throws is only logged where it runs; of checked exceptions it may declare {@link
/// InterruptedException}, if it waits. A call is carried out exactly once as long as the session
/// lives; if the session ends first, perhaps not at all. One caller's calls of quick methods are
/// begun in the order in which they were made; a slow one does not hold up those after it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Oneway {}
