package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.name.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** From where to where a mailbox moves: what a state folder is about. */
public record Route(Endpoint from, Endpoint to) {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ACCOUNT_CHARACTERS = 26;

    /** The name of this migration in the stores; the same whenever it is asked for. */
    public MailboxKey key() {
        var account = new StringBuilder("a");
        byte[] hash = sha256(from + "\n" + to);
        for (int i = 0; i < ACCOUNT_CHARACTERS; i++) {
            account.append(BASE32.charAt(hash[i] & 31));
        }
        return new MailboxKey(new AccountId(account.toString()), address());
    }

    private MailAddress address() {
        try {
            return MailAddress.of(to.user());
        } catch (IllegalArgumentException e) {
            // A login need not be a mail address; the certificate names the login itself beside this.
            return MailAddress.of("login-" + MailboxKey.shortHash(to.user()) + "@mailbox.invalid");
        }
    }

    /** As it is stored and certified. */
    public Map<String, String> json() {
        var json = new LinkedHashMap<String, String>();
        json.put("sourceHost", from.host());
        json.put("sourcePort", String.valueOf(from.port()));
        json.put("sourceUser", from.user());
        json.put("targetHost", to.host());
        json.put("targetPort", String.valueOf(to.port()));
        json.put("targetUser", to.user());
        return json;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
