package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that must hold between values before anything is done. {@code because} is the sentence that is shown when it does not; names may be those of captured
 * values, in which case it is asked again when they are known.
 */
public sealed interface CrossCheck {

    String because();

    /** The names it needs. */
    List<String> names();

    /** The two are not the same: {@code differs: [value, current]}. */
    record Differs(String one, String other, String because) implements CrossCheck {

        @Override
        public List<String> names() {
            return List.of(one, other);
        }
    }

    /** The two are the same: what was seen is what somebody thought it was. */
    record Same(String one, String other, String because) implements CrossCheck {

        @Override
        public List<String> names() {
            return List.of(one, other);
        }
    }

    /** The first is less than the second, or an earlier day: {@code less: [from, until]}. */
    record Less(String one, String other, String because) implements CrossCheck {

        @Override
        public List<String> names() {
            return List.of(one, other);
        }
    }

    /** Each installation of a parameter is this customer's, of this service, in this environment; each only when said, and each may be a reference. */
    record Belongs(
            String target,
            Optional<Template> customer,
            Optional<Template> service,
            Optional<Template> environment,
            String because)
            implements CrossCheck {

        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>(List.of(target));
            Stream.of(customer, service, environment)
                    .flatMap(Optional::stream)
                    .forEach(template -> names.addAll(template.references()));
            return List.copyOf(names);
        }
    }
}
