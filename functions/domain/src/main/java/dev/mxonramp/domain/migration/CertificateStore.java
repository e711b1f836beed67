package dev.mxonramp.domain.migration;

import java.util.Optional;

/** Signed certificates. */
public interface CertificateStore {
    /** Signs and stores a certificate; again, it is replaced by one that says the same. */
    void put(Certificate certificate);

    /** The signed document of a mailbox, JSON. */
    Optional<String> find(MailboxKey mailbox);
}
