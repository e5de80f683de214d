package org.nightdesk.channel;

import javax.net.ssl.SSLException;

/** Says why another machine was not believed to be who it says, without the names of our classes. */
final class Trust {

    private Trust() {}

    static String problem(SSLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("PKIX path building failed")) {
            return "Its certificate is not signed by anybody whom this machine trusts.";
        }
        if (message.contains("subject alternative") || message.contains("No name matching")) {
            return "Its certificate is for another name.";
        }
        if (message.contains("validity check failed") || message.contains("CertificateExpired")) {
            return "Its certificate has expired.";
        }
        return "It does not encrypt in a way that is trusted.";
    }
}
