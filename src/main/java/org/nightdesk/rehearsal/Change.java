package org.nightdesk.rehearsal;

import org.nightdesk.subject.Subject;

/** Something was changed, and the nights that it concerns are being gone through for the {@code attempt}-th time. */
record Change(Subject subject, long attempt) {}
