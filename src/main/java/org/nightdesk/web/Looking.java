package org.nightdesk.web;

import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who looks at the screens of the kit itself. */
@Component
class Looking {

    private final ObjectProvider<SignedIn> signedIn;

    Looking(ObjectProvider<SignedIn> signedIn) {
        this.signedIn = signedIn;
    }

    Optional<SignedIn.Person> person() {
        return signedIn.stream().flatMap(who -> who.person().stream()).findFirst();
    }

    Viewer viewer() {
        return person().map(SignedIn.Person::viewer).orElseThrow(() -> new NotFound("nobody is signed in"));
    }
}
