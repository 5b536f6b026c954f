package dev.hawser.object;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that does no harm if it is carried out twice. Only such a method is called again
/// by itself, where {@link dev.hawser.call.CallOptions#retries} allows it, when it is not known
/// whether the first call was carried out.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
