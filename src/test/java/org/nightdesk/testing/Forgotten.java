package org.nightdesk.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each class of stories what its static fields hold is let go, for the class itself stays until the JVM ends: a story holds a node, and a node
 * some twenty megabytes.
 */
public final class Forgotten implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) throws IllegalAccessException {
        for (Field field : context.getRequiredTestClass().getDeclaredFields()) {
            boolean isSettable = Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
            if (isSettable && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                field.set(null, null);
            }
        }
    }
}
