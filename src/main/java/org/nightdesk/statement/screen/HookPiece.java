package org.nightdesk.statement.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/** Who is called when a bill is signed off, and how that went. {@code key} is shown to those who may change it. */
public record HookPiece(String at, Form form, String key, List<Call> calls) {

    /** One call; {@code again} is the path that sends it once more, empty while it is under way. */
    public record Call(String what, String how, String tone, Instant at, String again) {}
}
