package dev.mxonramp.aws;

import dev.mxonramp.domain.journey.TransientFailure;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * A service of AWS, seen from its failures: throttling, a fault of its own or no answer at all become
 * {@link TransientFailure}; what else it says is left to the adapter.
 *
 * @param name as people know it
 */
record AwsService(String name) {
    /** Runs a request. */
    <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkServiceException e) {
            if (e.isThrottlingException() || e.statusCode() == 429 || e.statusCode() >= 500) {
                throw new TransientFailure(name + " does not keep up at the moment.", e);
            }
            throw e;
        } catch (SdkClientException e) {
            throw new TransientFailure(name + " does not answer at the moment.", e);
        }
    }
}
