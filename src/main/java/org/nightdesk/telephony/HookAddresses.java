package org.nightdesk.telephony;

import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** Where a provider reaches this installation. The key in the address is a signature of ours; nothing is stored. */
@Component
class HookAddresses {

    static final String ROOT = "/telephony/hooks/";
    private static final String PURPOSE = "phone-hook";

    private final Secrets secrets;
    private final Settings settings;

    HookAddresses(Secrets secrets, Settings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /** {@code what} is {@code replies}, {@code reports} or {@code keys/…}. */
    String of(Provider provider, String what) {
        return of(provider, secrets.sign(PURPOSE, provider.text()), what);
    }

    /** With the key that a caller used, whom {@link #isOurs} believes. */
    String of(Provider provider, String key, String what) {
        return settings.address() + ROOT + provider.text() + "/" + key + "/" + what;
    }

    boolean isOurs(Provider provider, String key) {
        return secrets.verify(PURPOSE, provider.text(), key);
    }
}
