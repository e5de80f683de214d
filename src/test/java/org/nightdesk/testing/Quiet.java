package org.nightdesk.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Before each class of stories nobody is called or reminded any more for those before it. A page calls until somebody answers, and alarms every lead
 * there is when nobody does; a promise nobody keeps reminds them all: by the end of a run that were thousands of messages for each step of the clock.
 */
public final class Quiet implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        TestNode.quieten();
    }
}
