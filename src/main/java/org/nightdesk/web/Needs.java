package org.nightdesk.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.nightdesk.subject.Role;

/**
 * The least role that reaches a handler, on the method or on its class; for anybody below, the address does not exist (404). A handler
 * without it needs {@link Role#RESPONDER}: what customers may reach says so. Applies to screens and to the API, not to an
 * {@link OpenRoute}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {
    Role value();
}
