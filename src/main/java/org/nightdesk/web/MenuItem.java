package org.nightdesk.web;

import org.nightdesk.subject.Role;

/** A place in the menu behind the face; a module declares one as a bean. Shown from role {@code least} upwards, by {@code rank}. */
public record MenuItem(int rank, String label, String path, Role least) {}
