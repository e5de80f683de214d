package org.nightdesk.authoring.screen;

import java.util.List;

/** One part of a playbook in a form: its head, a parameter or a step. {@code at} is where it is sent; {@code removable}: it can be taken out. */
public record PartScreen(
        String path,
        String at,
        String name,
        String title,
        int number,
        boolean removable,
        List<String> problems,
        List<TextScreen.Wrong> wrongs,
        List<Fieldset> fieldsets) {}
