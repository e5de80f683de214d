package org.nightdesk.channel;

import java.time.Instant;

/** Whoever makes something of replies: a higher module implements it. */
public interface ReplyReader {

    /** Does what the reply asks for, in the caller's transaction. Each reply is read once. Refuses nothing: what cannot be done is said in words. */
    Understood read(Reply reply, Instant now);
}
