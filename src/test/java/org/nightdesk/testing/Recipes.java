package org.nightdesk.testing;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json.Answer;

/**
 * How each operation of a module's API is called so that it succeeds, by operation id (the fixed parts of the path and the method's name:
 * {@code tickets.hold.start}). A recipe makes what it needs and answers the call that counts.
 */
public interface Recipes {

    /** The client given to a recipe has an administrator's token. */
    Map<String, Function<Json, Answer>> of(TestNode node);
}
