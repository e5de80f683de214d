package org.nightdesk.configuration;

import java.util.UUID;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationDraft;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** A service of a story's own, with settings that can be got wrong, and installations of it. */
public final class Shopfront {

    private final TestNode node;
    private final Cast cast;
    private final Viewer lead;
    private final Service service;

    public Shopfront(TestNode node, Cast cast) {
        this.node = node;
        this.cast = cast;
        this.lead = cast.viewer(cast.alice());
        this.service = node.bean(Services.class)
                .create(ServiceDraft.named("Shopfront " + UUID.randomUUID(), 2), lead, node.now());
        define(SettingDraft.number("tax.rate", "What is added to each price.", "0", "25", "%"));
        define(SettingDraft.text("tax.label", "What the bill calls it."));
        define(SettingDraft.choice("currency", "In which prices are shown.", "EUR", "USD", "GBP"));
        define(SettingDraft.yesNo("returns", "Whether goods may come back."));
        define(SettingDraft.text("api.key", "The key of the shop’s own API.").kept());
        node.bean(Definitions.class)
                .pair(
                        service.id(),
                        new Pair("tax.rate", "tax.label", "The bill would name another rate."),
                        lead,
                        node.now());
    }

    private void define(SettingDraft draft) {
        node.bean(Definitions.class).create(service.id(), draft, lead, node.now());
    }

    public Service service() {
        return service;
    }

    public Installation installation(Organisation customer, String environment, EndpointDraft... endpoints) {
        return node.bean(Installations.class)
                .create(InstallationDraft.of(customer.id(), service.id(), environment, endpoints), lead, node.now());
    }

    /** As an approved change leaves it. */
    public void set(Installation at, String key, String value) {
        node.bean(Register.class).changed(at.id(), key, value, lead, "execution:1", node.now());
    }

    public Cast cast() {
        return cast;
    }
}
