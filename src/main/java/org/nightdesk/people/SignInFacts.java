package org.nightdesk.people;

/** What is known of how somebody signs in, for the person's page. Implemented by the login module. */
public interface SignInFacts {

    /** One or two sentences, such as "Signs in with a password and an authenticator."; never a secret. */
    String sentence(PersonId person);

    /** Whether an authenticator can be taken off. */
    boolean hasAuthenticator(PersonId person);
}
