package org.nightdesk.playbook;

/**
 * Where a deed is done: the endpoint of that name at the target that is being worked, or, written {@code standby/database}, at the installation that the parameter
 * {@code standby} names. {@code of} is that parameter, empty for the target being worked.
 */
public record Endpoint(String of, String name) {

    /** As the YAML writes it. */
    public String word() {
        return of.isEmpty() ? name : of + "/" + name;
    }
}
