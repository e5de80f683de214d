package org.nightdesk.configuration;

import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.installation.Endpoint;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.Installations;
import org.nightdesk.installation.OpenEndpoint;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Reads settings from a JSON answer. */
@Component("settingHttpReader")
class HttpReader implements SettingReader {

    private static final int MOST_BYTES = 2_000_000;

    private final Installations installations;
    private final Fetcher fetcher;

    HttpReader(Installations installations, Fetcher fetcher) {
        this.installations = installations;
        this.fetcher = fetcher;
    }

    @Override
    public String kind() {
        return SettingSource.HTTP;
    }

    @Override
    public Map<String, String> read(SettingSource source, Installation at) {
        OpenEndpoint open = installations.endpoint(at.id(), source.endpoint());
        if (open.endpoint().kind() != Endpoint.Kind.HTTP) {
            throw Refused.conflict("Endpoint " + source.endpoint() + " is not reached by HTTP.");
        }
        String address = open.endpoint().address().replaceAll("/+$", "") + source.ask();
        Optional<String> authorization = open.authorization();
        Fetched fetched = authorization
                .map(value -> fetcher.fetch(address, value, MOST_BYTES))
                .orElseGet(() -> fetcher.fetch(address, MOST_BYTES));
        return switch (fetched) {
            case Fetched.Failed failed -> throw Refused.conflict(failed.reason());
            case Fetched.Body body -> JsonSettings.read(body.bytes(), source.pointer());
        };
    }
}
