package org.nightdesk;

import org.springframework.context.SmartLifecycle;

/** What is done once all rooms are furnished and before any of them opens. */
class Prelude implements SmartLifecycle {

    private final Runnable work;
    private boolean done;

    Prelude(Runnable work) {
        this.work = work;
    }

    @Override
    public void start() {
        work.run();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** After the bell, before the engine and the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
