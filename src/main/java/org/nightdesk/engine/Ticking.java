package org.nightdesk.engine;

/** Whether due work runs on the engine's own threads, or only when {@link Engine#runDue} is called. */
public enum Ticking {
    BY_ITSELF,
    BY_HAND
}
