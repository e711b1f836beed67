package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.name.DomainName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whom each domain stands at the mail host: one item per domain, which the next tenant replaces. */
public interface TenantStore {
    /** The domain's tenant, strongly consistent. */
    Optional<Tenant> find(DomainName domain);

    /**
     * Replaces a tenant by its next state or its successor.
     *
     * @param read as it was read; null where there was none
     * @return whether it is so now; false if somebody else wrote first: read and decide again
     */
    boolean replace(@Nullable Tenant read, Tenant next);
}
