package dev.mxonramp.aws;

import dev.mxonramp.domain.zone.HostedZones.Access;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Roles of owners, assumed with our external id for 15 minutes, the shortest that there is. A role in the operator's own
 * AWS account is never assumed: it could open the zones of everybody.
 */
public final class AssumedRoles implements Function<Access.ByRole, Optional<AwsCredentialsProvider>> {
    private static final AwsService SERVICE = new AwsService("The token service");
    private static final int SECONDS = 900;

    private final Supplier<StsClient> sts;
    private final String operatorAccount;

    /**
     * @param sts asked for when it is first needed
     * @param operatorAccount the AWS account that we run in
     */
    public AssumedRoles(Supplier<StsClient> sts, String operatorAccount) {
        this.sts = sts;
        this.operatorAccount = operatorAccount;
    }

    @Override
    public Optional<AwsCredentialsProvider> apply(Access.ByRole access) {
        if (access.role().awsAccount().equals(operatorAccount)) {
            return Optional.empty();
        }
        try {
            var credentials = SERVICE.call(() -> sts.get().assumeRole(assume -> assume.roleArn(access.role().arn())
                    .externalId(access.externalId()).roleSessionName("mx-onramp").durationSeconds(SECONDS)))
                    .credentials();
            return Optional.of(StaticCredentialsProvider.create(AwsSessionCredentials.create(credentials.accessKeyId(),
                    credentials.secretAccessKey(), credentials.sessionToken())));
        } catch (StsException e) {
            // Whatever is wrong with the role, its trust or the external id: the owner mends it, not we.
            return Optional.empty();
        }
    }
}
