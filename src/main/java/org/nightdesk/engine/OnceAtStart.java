package org.nightdesk.engine;

import org.springframework.context.SmartLifecycle;

/**
 * Something that is done once when a node starts, before whatever has a higher phase; nothing of it goes on afterwards. The bell has phase -1, the engine and the web
 * server very high ones.
 */
public abstract class OnceAtStart implements SmartLifecycle {

    private volatile boolean running;

    /** What this throws ends the start of the node. */
    protected abstract void begin();

    /** Said by each, so that the order of a start is never an accident. */
    @Override
    public abstract int getPhase();

    @Override
    public final void start() {
        begin();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
