package org.nightdesk.telephony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;

/** What is done with the token of a Twilio account: signing in there, and believing what comes from there. */
@Component
class TwilioAccount {

    private final Secrets secrets;

    TwilioAccount(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The root of the account's resources. */
    String root(Access.Twilio access) {
        return access.address() + "/2010-04-01/Accounts/" + access.account();
    }

    String authorization(Access.Twilio access) {
        String user = access.account() + ":" + token(access).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /** The root with user and password in it: never logged, never shown. */
    String signedRoot(Access.Twilio access) {
        return root(access)
                .replaceFirst(
                        "://",
                        "://" + access.account() + ":"
                                + TwilioLine.encoded(token(access).orElse("")) + "@");
    }

    /**
     * Whether {@code X-Twilio-Signature} is right: base64 of the HMAC-SHA1 of the address and the form's fields in order of name
     * (twilio.com/docs/usage/security), compared in constant time.
     */
    boolean signed(Access.Twilio access, String address, Map<String, String> form, String signature) {
        return token(access)
                .filter(token -> MessageDigest.isEqual(
                        sign(token, address, form).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    static String sign(String token, String address, Map<String, String> form) {
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

    // Empty when it was sealed with a key that is gone: then nothing can be signed in to, and nobody is believed.
    private Optional<String> token(Access.Twilio access) {
        return secrets.open(Providers.PURPOSE, access.secret()).filter(token -> !token.isEmpty());
    }
}
