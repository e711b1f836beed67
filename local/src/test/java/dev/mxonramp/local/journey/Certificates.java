package dev.mxonramp.local.journey;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertificateStore;
import dev.mxonramp.domain.migration.MailboxKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Certificates in memory, unsigned. */
final class Certificates implements CertificateStore {
    private final Map<String, Certificate> stored = new HashMap<>();

    @Override
    public void put(Certificate certificate) {
        stored.put(certificate.toString(), certificate);
    }

    @Override
    public Optional<String> find(MailboxKey mailbox) {
        throw new AssertionError("nobody asks for a certificate here");
    }
}
