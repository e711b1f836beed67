package dev.mxonramp.domain.migration;

import java.net.URI;
import java.util.Map;

/**
 * Posts a form to an address that somebody else chose, within {@link dev.mxonramp.domain.egress.EgressPolicy}: by https
 * and to its port alone, the certificate must be the host's, redirects are not followed, size and time have a bound.
 */
public interface FormPost {
    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body at most 64 KiB of it
     */
    record Answer(int status, String body) {
        @Override
        public String toString() {
            // The body of a token endpoint's answer is a secret.
            return "Answer[" + status + "]";
        }
    }

    /**
     * Posts.
     *
     * @param form names and values, {@code application/x-www-form-urlencoded}
     * @throws SourceRefused where the address is none that we may use
     * @throws dev.mxonramp.domain.journey.TransientFailure where nothing, or nothing that is HTTP, comes back
     */
    Answer post(URI address, Map<String, String> form);
}
