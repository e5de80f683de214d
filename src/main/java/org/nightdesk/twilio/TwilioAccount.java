package org.nightdesk.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nightdesk.telephony.Provider;
import org.nightdesk.telephony.Providers;
import org.springframework.stereotype.Component;

/**
 * What is done with the token of a Twilio account: signing in there, and believing what comes from there. Without a token that can be opened nothing can be
 * signed in to, and nobody is believed.
 */
@Component
class TwilioAccount {

    private final Providers providers;

    TwilioAccount(Providers providers) {
        this.providers = providers;
    }

    /** The path of the account's resources. */
    static String path(Provider provider) {
        return "/2010-04-01/Accounts/" + provider.access().account();
    }

    /** The root of the account's resources. */
    static String root(Provider provider) {
        return provider.access().address() + path(provider);
    }

    String authorization(Provider provider) {
        String user =
                provider.access().account() + ":" + providers.secret(provider).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether {@code X-Twilio-Signature} is right: base64 of the HMAC-SHA1 of the address and the form's fields in order of name
     * (twilio.com/docs/usage/security), compared in constant time.
     */
    boolean signed(Provider provider, String address, Map<String, String> form, String signature) {
        return providers
                .secret(provider)
                .filter(token -> MessageDigest.isEqual(
                        sign(token, address, form).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static String sign(String token, String address, Map<String, String> form) {
        StringBuilder text = new StringBuilder(address);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
