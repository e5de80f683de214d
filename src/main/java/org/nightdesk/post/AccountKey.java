package org.nightdesk.post;

/**
 * How an account is signed in to. {@code secret} is its sealed password, or with a {@code tokenUrl} the sealed refresh token that fetches an access token
 * there for {@code clientId}; {@code clientSecret} is sealed too, and empty where the client has none.
 */
@SuppressWarnings("ArrayRecordComponent")
record AccountKey(byte[] secret, String tokenUrl, String clientId, byte[] clientSecret, String scope) {

    boolean byToken() {
        return !tokenUrl.isEmpty();
    }
}
