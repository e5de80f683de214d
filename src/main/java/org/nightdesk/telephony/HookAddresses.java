package org.nightdesk.telephony;

import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.springframework.stereotype.Component;

/** Where a provider reaches this installation: {@code /telephony/KIND/ID/KEY/…}. The key is a signature of ours; nothing is stored. */
@Component
public class HookAddresses {

    /** Behind it stands the kind. */
    public static final String ROOT = "/telephony/";

    private static final String PURPOSE = "phone-hook";

    private final Providers providers;
    private final Secrets secrets;
    private final Settings settings;

    HookAddresses(Providers providers, Secrets secrets, Settings settings) {
        this.providers = providers;
        this.secrets = secrets;
        this.settings = settings;
    }

    /** {@code what} is {@code replies}, {@code reports} or {@code keys/…}. */
    public String of(Provider provider, String what) {
        return of(provider, secrets.sign(PURPOSE, provider.text()), what);
    }

    /** With the key that a caller used, whom {@link #called} believes. */
    public String of(Provider provider, String key, String what) {
        return settings.address() + ROOT + provider.kind() + "/" + provider.text() + "/" + key + "/" + what;
    }

    /** Whom the address that was called is of. NotFound without its key, and when it was not told to call. */
    public Provider called(String kind, String id, String key) {
        Provider provider = providers.provider(id);
        if (!provider.kind().equals(kind) || !provider.called() || !secrets.verify(PURPOSE, provider.text(), key)) {
            throw new NotFound("no hook of " + id);
        }
        return provider;
    }
}
